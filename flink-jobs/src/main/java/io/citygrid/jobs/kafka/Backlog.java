package io.citygrid.jobs.kafka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stood on the partitions of one task when it began to read them, how much of it is left, and
 * how far event time has come with each.
 *
 * <p>A partition whose first message has not come yet looks like one that is empty. Were it taken
 * for silent, event time would run to the end of the others, and what stands on it would be late
 * however early it was sent: the same messages would be decided differently by a slower machine. So
 * the reader asks Kafka where each partition ends, and event time waits until that has been read.
 *
 * <p>One object is shared by the source and the event time of one task: Flink writes both as one
 * graph of objects. Used by the task's own thread alone.
 */
final class Backlog implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The partitions in the order in which they were assigned, which is that of the generators. */
  private transient @Nullable List<Integer> assigned;

  /** What of the topic's partitions is left: the first offset that need not be read any more. */
  private transient @Nullable Map<Integer, Long> ends;

  /** The latest event time of each partition, of this run or an earlier one. */
  private transient @Nullable Map<Integer, Reached> reached;

  /** Where event time was when this run began, by what earlier ones had read. */
  private transient @Nullable Long resumedMillis;

  /**
   * A partition is read from now on.
   *
   * @param start the first offset that is read
   * @param end the offset after the last message that stands there now
   */
  void begin(int partition, long start, long end) {
    assigned().add(partition);
    if (start < end) {
      ends().put(partition, end);
    }
  }

  /**
   * An earlier run had come so far with a partition.
   *
   * @param nowMillis by the clock, epoch milliseconds
   */
  void resume(int partition, Reached earlier, long nowMillis) {
    reached().put(partition, earlier);
    earlier
        .resumedMillis(nowMillis)
        .ifPresent(millis -> resumedMillis = Math.max(resumedMillis(), millis));
  }

  /** Where event time was when this run began; the smallest number when nobody knows. */
  long resumedMillis() {
    return resumedMillis == null ? Long.MIN_VALUE : resumedMillis;
  }

  /** Event time of a partition has come to that of a message. */
  void reach(Message message, long eventMillis) {
    reached()
        .merge(
            message.partition(),
            new Reached(eventMillis, message.writtenAtMillis()),
            (before, now) -> before.eventMillis() >= now.eventMillis() ? before : now);
  }

  /** How far it has come with a partition; empty when nothing was read that says so. */
  Optional<Reached> findReached(int partition) {
    return Optional.ofNullable(reached().get(partition));
  }

  /** A message was read. */
  void read(Message message) {
    Map<Integer, Long> left = ends();
    if (!left.isEmpty()) {
      Long end = left.get(message.partition());
      if (end != null && message.offset() + 1 >= end) {
        left.remove(message.partition());
      }
    }
  }

  /** True while the partition that was assigned as the so manieth, from 0, is not read to there. */
  boolean isLeft(int number) {
    Map<Integer, Long> left = ends();
    List<Integer> order = assigned();
    return !left.isEmpty() && number < order.size() && left.containsKey(order.get(number));
  }

  /** True while any of them is not. */
  boolean isLeft() {
    return !ends().isEmpty();
  }

  /** The partitions that are not read to there, with the offset that is missing. */
  Map<Integer, Long> left() {
    return Map.copyOf(ends());
  }

  /** Waits for nothing any more. */
  void giveUp() {
    ends().clear();
  }

  private Map<Integer, Reached> reached() {
    if (reached == null) {
      reached = new HashMap<>();
    }
    return reached;
  }

  private List<Integer> assigned() {
    if (assigned == null) {
      assigned = new ArrayList<>();
    }
    return assigned;
  }

  private Map<Integer, Long> ends() {
    if (ends == null) {
      ends = new HashMap<>();
    }
    return ends;
  }
}
