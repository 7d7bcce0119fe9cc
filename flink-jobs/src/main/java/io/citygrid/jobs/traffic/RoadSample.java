package io.citygrid.jobs.traffic;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.SegmentSample;
import org.jspecify.annotations.Nullable;

/** A sample on its way from a detector or a vehicle to its road. Flat, streamed. */
public record RoadSample(SegmentSample content) implements Received<SegmentSample> {
  private static final byte[] NO_BYTES = {};

  static String road(RoadSample sample) {
    return sample.content().road();
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It never stood in Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.segment(), NO_BYTES, content.intervalMillis());
  }
}
