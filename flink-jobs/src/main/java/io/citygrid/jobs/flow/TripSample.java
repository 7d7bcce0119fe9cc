package io.citygrid.jobs.flow;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.live.flow.LevelTrip;
import org.jspecify.annotations.Nullable;

/** A trip on its way to where those of its level are counted. Flat, streamed. */
public record TripSample(LevelTrip content) implements Received<LevelTrip> {
  private static final byte[] NO_BYTES = {};

  static String level(TripSample sample) {
    return sample.content().level();
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It never stood in Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.level(), NO_BYTES, content.arrivedMillis());
  }
}
