package io.citygrid.jobs.traffic;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.RoadSamples;
import io.citygrid.jobs.traffic.core.SegmentSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples on their way from a detector or from vehicles to their road. Flat, streamed.
 *
 * @param content the first of them
 * @param more others of the same road and interval, made under the same city version
 */
public record RoadSample(SegmentSample content, List<SegmentSample> more)
    implements Received<SegmentSample> {
  private static final byte[] NO_BYTES = {};

  public RoadSample {
    // One that waits in state of an earlier build is alone.
    more = more == null ? List.of() : more;
  }

  RoadSample(SegmentSample content) {
    this(content, List.of());
  }

  static RoadSample of(RoadSamples together) {
    List<SegmentSample> samples = together.samples();
    return new RoadSample(samples.get(0), samples.subList(1, samples.size()));
  }

  static String road(RoadSample sample) {
    return sample.content().road();
  }

  /** All of them; at least one. */
  List<SegmentSample> all() {
    List<SegmentSample> all = new ArrayList<>(more.size() + 1);
    all.add(content);
    all.addAll(more);
    return all;
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
