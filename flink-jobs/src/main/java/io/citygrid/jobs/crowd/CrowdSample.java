package io.citygrid.jobs.crowd;

import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.crowd.core.CrowdTold;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.Received;
import org.jspecify.annotations.Nullable;

/** What a source tells on its way to the area. Flat, streamed. */
public record CrowdSample(CrowdTold content) implements Received<CrowdTold> {
  private static final byte[] NO_BYTES = {};

  static String area(CrowdSample sample) {
    return sample.content().area();
  }

  @Override
  public @Nullable Refusal refusal() {
    return null;
  }

  /** It never stood in Kafka: its place there is that of no message. */
  @Override
  public Message message() {
    return new Message("", 0, 0, content.area(), NO_BYTES, content.windowMillis());
  }
}
