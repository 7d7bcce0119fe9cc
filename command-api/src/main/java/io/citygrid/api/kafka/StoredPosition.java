package io.citygrid.api.kafka;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * How far a topic was read, in the same store as what was read of it: both are on disk or neither
 * is. Of a topic that was made anew, with another id, nothing was read yet.
 */
public final class StoredPosition {
  private static final String TOPIC = "topic";

  private final MVMap<String, String> position;

  /**
   * @param store where it is, and will be
   */
  public StoredPosition(MVStore store) {
    this.position = store.openMap("position");
  }

  /** Kafka's id of the topic that the offsets are of; empty before anything was read. */
  public String topicId() {
    return position.getOrDefault(TOPIC, "");
  }

  /** The offset to go on with. */
  public long nextOf(int partition) {
    return Long.parseLong(position.getOrDefault(Integer.toString(partition), "0"));
  }

  /** Begins at the start of a topic. */
  public void restart(String topicId) {
    position.clear();
    position.put(TOPIC, topicId);
  }

  /**
   * Some of it was read.
   *
   * @param next the offsets behind it, by partition
   */
  public void reach(Map<Integer, Long> next) {
    next.forEach((partition, offset) -> position.put(partition.toString(), Long.toString(offset)));
  }
}
