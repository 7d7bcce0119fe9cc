package io.citygrid.jobs.kafka;

import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What came from Kafka: either content that could be read or a refusal, with the message itself.
 *
 * @param <T> the content
 */
public interface Received<T> {
  /** What the message says; null when it was refused. */
  @Nullable T content();

  /** Why it cannot be used; null when it can. */
  @Nullable Refusal refusal();

  /** The message as it stood in Kafka. */
  Message message();
}
