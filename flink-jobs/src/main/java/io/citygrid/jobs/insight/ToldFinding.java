package io.citygrid.jobs.insight;

import io.citygrid.city.event.Finding;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import org.jspecify.annotations.Nullable;

/**
 * A finding on its way from where it was found to the rules that watch findings. Flat, streamed.
 */
public record ToldFinding(Finding content) implements Received<Finding> {
  private static final byte[] NO_BYTES = {};

  static String key(ToldFinding told) {
    return told.content().findingId();
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It is not read from Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.findingId(), NO_BYTES, content.at().toEpochMilli());
  }
}
