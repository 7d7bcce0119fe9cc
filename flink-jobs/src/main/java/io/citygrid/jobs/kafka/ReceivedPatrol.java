package io.citygrid.jobs.kafka;

import io.citygrid.city.event.PatrolPosition;
import io.citygrid.jobs.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position of a grid worker as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message is a position
 */
public record ReceivedPatrol(
    @Nullable PatrolPosition content, Message message, @Nullable Refusal refusal)
    implements Received<PatrolPosition> {

  /** The position. Only for what could be read. */
  public PatrolPosition position() {
    return Objects.requireNonNull(content, "refused messages say nothing");
  }
}
