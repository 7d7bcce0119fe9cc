package io.citygrid.jobs.sensors.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One metric of a device: what is decided and what waits for event time. Flat, stored in state.
 *
 * @param state what was decided so far
 * @param pending usable readings later than that, by event time, none twice
 */
public record WatchedMetric(SensorState state, List<PendingReading> pending) {
  /** Nothing came yet. */
  public static final WatchedMetric NEW = new WatchedMetric(SensorState.NEW, List.of());

  /** How a reading stands to what came before. */
  public enum Arrival {
    /** It counts. */
    USABLE,
    /** The same reading came before: the one judged last, or one that waits. */
    REPEATED,
    /** Its time is already decided. */
    LATE
  }

  /** How a reading of this event time stands to what came before. */
  public Arrival arrival(long observedAtMillis) {
    if (observedAtMillis == state.lastReadingMillis()) {
      return Arrival.REPEATED;
    }
    if (observedAtMillis <= state.evaluatedToMillis()) {
      return Arrival.LATE;
    }
    for (PendingReading reading : pending) {
      if (reading.observedAtMillis() == observedAtMillis) {
        return Arrival.REPEATED;
      }
    }
    return Arrival.USABLE;
  }

  /** With a usable reading that waits. */
  public WatchedMetric with(PendingReading reading) {
    List<PendingReading> waiting = new ArrayList<>(pending.size() + 1);
    waiting.addAll(pending);
    int place = waiting.size();
    while (place > 0 && waiting.get(place - 1).observedAtMillis() > reading.observedAtMillis()) {
      place--;
    }
    waiting.add(place, reading);
    return new WatchedMetric(state, waiting);
  }

  /**
   * The moments of event time at which something may be decided, so that it must be looked at then.
   * None while no rule is breached and none will be: then it is soon enough to look when the next
   * reading comes, which is what keeps the flood of ordinary readings cheap.
   */
  public LongStream wakeUpMillis() {
    boolean calm = state.rules().isEmpty();
    for (PendingReading reading : pending) {
      calm &= !reading.breaches();
    }
    return calm
        ? LongStream.empty()
        : LongStream.concat(
            pending.stream().mapToLong(PendingReading::observedAtMillis),
            ThresholdWatch.nextDeadlineMillis(state).stream());
  }
}
