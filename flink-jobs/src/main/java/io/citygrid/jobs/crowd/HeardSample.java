package io.citygrid.jobs.crowd;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import org.jspecify.annotations.Nullable;

/** What was heard in a cell on its way to those that it is shown with. Flat, streamed. */
public record HeardSample(PlaceHeard content) implements Received<PlaceHeard> {
  private static final byte[] NO_BYTES = {};

  static String group(HeardSample sample) {
    return sample.content().group();
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It never stood in Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.place(), NO_BYTES, content.windowMillis());
  }
}
