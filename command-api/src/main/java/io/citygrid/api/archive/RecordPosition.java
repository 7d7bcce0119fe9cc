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
 */
record RecordPosition(String topicId, Map<Integer, Long> next) {
  static final RecordPosition START = new RecordPosition("", Map.of());

  /** Counts up when documents change their form: an index of another form is made again. */
  private static final String FORM = "3";

  private static final String FORM_KEY = "form";
  private static final String TOPIC_KEY = "topic";
  private static final String OFFSET_PREFIX = "offset.";

  RecordPosition {
    next = Map.copyOf(next);
  }

  long nextOf(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** This position with these partitions further on. */
  RecordPosition movedTo(Map<Integer, Long> further) {
    Map<Integer, Long> moved = new HashMap<>(next);
    moved.putAll(further);
    return new RecordPosition(topicId, moved);
  }

  Map<String, String> toCommitData() {
    Map<String, String> data = new TreeMap<>();
    data.put(FORM_KEY, FORM);
    data.put(TOPIC_KEY, topicId);
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
    return new RecordPosition(data.getOrDefault(TOPIC_KEY, ""), next);
  }
}
