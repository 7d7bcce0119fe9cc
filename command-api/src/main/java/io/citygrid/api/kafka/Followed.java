package io.citygrid.api.kafka;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What is made of a topic, and knows how far it has been made: what was taken and the offsets
 * behind it are put on disk as one thing. Called by one thread.
 */
public interface Followed {
  /** False while something else has to be known before it can take anything. */
  default boolean isReady() {
    return true;
  }

  /** What is made of the topic, and how far. */
  TakenStore store();

  /**
   * Takes messages, each at least once.
   *
   * @param next the offset after them, by partition
   * @param behind how many more there are
   */
  void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind)
      throws IOException;

  /** Puts what was taken on disk, with its offsets. */
  default void commit() throws IOException {
    store().commit();
  }

  /** Is told how many messages there are that it has not been given yet. */
  void isBehind(long messages);
}
