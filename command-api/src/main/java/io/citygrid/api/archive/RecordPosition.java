package io.citygrid.api.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the record has been read into the index. It is committed with the index, as one thing.
 *
 * @param topicId Kafka's id of the topic; a topic that was deleted and made again has another.
 *     Empty before anything was read
 * @param next the offset to go on with, by partition
 * @param settled what {@link #taken} was when all cases were last made of all their events
 */
record RecordPosition(String topicId, Map<Integer, Long> next, long settled) {
  static final RecordPosition START = of("");

  /** Counts up when documents change their form: an index of another form is made again. */
  private static final String FORM = "8";

  private static final String FORM_KEY = "form";
  private static final String TOPIC_KEY = "topic";
  private static final String SETTLED_KEY = "settled";
  private static final String OFFSET_PREFIX = "offset.";

  RecordPosition {
    next = Map.copyOf(next);
  }

  /** The beginning of a topic. */
  static RecordPosition of(String topicId) {
    return new RecordPosition(topicId, Map.of(), 0);
  }

  /** How much of the record was taken: it only ever grows. */
  long taken() {
    return next.values().stream().mapToLong(Long::longValue).sum();
  }

  /** This position with all cases made of all that was taken. */
  RecordPosition settledHere() {
    return new RecordPosition(topicId, next, taken());
  }

  long nextOf(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** This position with these partitions further on. */
  RecordPosition movedTo(Map<Integer, Long> further) {
    Map<Integer, Long> moved = new HashMap<>(next);
    moved.putAll(further);
    return new RecordPosition(topicId, moved, settled);
  }

  Map<String, String> toCommitData() {
    Map<String, String> data = new TreeMap<>();
    data.put(FORM_KEY, FORM);
    data.put(TOPIC_KEY, topicId);
    data.put(SETTLED_KEY, Long.toString(settled));
    next.forEach((partition, offset) -> data.put(OFFSET_PREFIX + partition, offset.toString()));
    return data;
  }

  /** What {@link #toCommitData} gave; {@link #START} for an index of another form. */
  static RecordPosition fromCommitData(Map<String, String> data) {
    if (!FORM.equals(data.get(FORM_KEY))) {
      return START;
    }
    Map<Integer, Long> next = new HashMap<>();
    data.forEach(
        (key, value) -> {
          if (key.startsWith(OFFSET_PREFIX)) {
            next.put(Integer.valueOf(key.substring(OFFSET_PREFIX.length())), Long.valueOf(value));
          }
        });
    long settled = Long.parseLong(data.getOrDefault(SETTLED_KEY, "0"));
    return new RecordPosition(data.getOrDefault(TOPIC_KEY, ""), next, settled);
  }
}
