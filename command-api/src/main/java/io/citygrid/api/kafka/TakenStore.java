package io.citygrid.api.kafka;

import java.io.IOException;

/**
 * A store that is made of a topic and knows how far: what was taken and the offsets behind it are
 * put on disk as one thing, so that a process that dies finds both as they were before.
 */
public interface TakenStore {
  /** Kafka's id of the topic that it was made of; empty before anything was taken. */
  String topicId();

  /** The offset to go on with. */
  long nextOf(int partition);

  /** The topic is another one than before, or is read for the first time. */
  void restart(String topicId) throws IOException;

  /** Puts what was taken on disk, with its offsets. */
  void commit() throws IOException;
}
