package io.citygrid.jobs.traffic;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.RoadSpeeds;
import org.jspecify.annotations.Nullable;

/** What a road tells to the travel times. Flat, streamed. */
public record TravelSample(RoadSpeeds content) implements Received<RoadSpeeds> {
  private static final byte[] NO_BYTES = {};

  /** Ways lead over all roads, so all of them come to one place. */
  static String network(TravelSample sample) {
    return "";
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It never stood in Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.road(), NO_BYTES, content.intervalMillis());
  }
}
