package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Reading;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A reading as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param reading null when the message was refused
 * @param refusal null when the message is a reading
 */
public record ReceivedReading(@Nullable Reading reading, Message message, @Nullable Refusal refusal)
    implements Received<Reading> {
  @Override
  public @Nullable Reading content() {
    return reading;
  }
}
