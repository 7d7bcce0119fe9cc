package io.citygrid.jobs.sensors.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * One metric of a device: what is decided and what waits for event time. Flat, stored in state.
 *
 * @param state what was decided so far
 * @param pending usable readings later than that, by event time, none twice
 * @param judgedMillis event times of the last readings that were judged, in order, at most {@link
 *     #REMEMBERED}: by these a sender's retry is known; empty in state of before this was kept
 */
public record WatchedMetric(
    SensorState state, List<PendingReading> pending, List<Long> judgedMillis) {
  /** Readings that are known again after they were judged. */
  static final int REMEMBERED = 32;

  /** Nothing came yet. */
  public static final WatchedMetric NEW = new WatchedMetric(SensorState.NEW, List.of(), List.of());

  public WatchedMetric {
    judgedMillis = judgedMillis == null ? List.of() : judgedMillis;
  }

  /** How a reading stands to what came before. */
  public enum Arrival {
    /** It counts. */
    USABLE,
    /** The same reading came before: one of those judged last, or one that waits. */
    REPEATED,
    /** Its time is already decided, without it as far as is remembered. */
    LATE
  }

  /** How a reading of this event time stands to what came before. */
  public Arrival arrival(long observedAtMillis) {
    if (observedAtMillis == state.lastReadingMillis()) {
      return Arrival.REPEATED;
    }
    if (observedAtMillis <= state.evaluatedToMillis()) {
      return judgedMillis.contains(observedAtMillis) ? Arrival.REPEATED : Arrival.LATE;
    }
    // Mostly it is the newest, so the search begins at the end.
    for (int i = pending.size() - 1; i >= 0; i--) {
      long waiting = pending.get(i).observedAtMillis();
      if (waiting <= observedAtMillis) {
        return waiting == observedAtMillis ? Arrival.REPEATED : Arrival.USABLE;
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
    return new WatchedMetric(state, waiting, judgedMillis);
  }

  /** After the first readings that wait were judged. */
  WatchedMetric judged(int count, SensorState after) {
    if (count == 0) {
      return new WatchedMetric(after, pending, judgedMillis);
    }
    return new WatchedMetric(
        after, List.copyOf(pending.subList(count, pending.size())), lastJudged(count));
  }

  /** The last event times after so many more were judged; in one copy, as each reading needs it. */
  private List<Long> lastJudged(int count) {
    int more = Math.min(count, REMEMBERED);
    int known = Math.min(judgedMillis.size(), REMEMBERED - more);
    Long[] last = new Long[known + more];
    for (int i = 0; i < known; i++) {
      last[i] = judgedMillis.get(judgedMillis.size() - known + i);
    }
    for (int i = 0; i < more; i++) {
      last[known + i] = pending.get(count - more + i).observedAtMillis();
    }
    return Collections.unmodifiableList(Arrays.asList(last));
  }

  /**
   * When event time must next be looked at because a rule is breached. Empty while none is: then it
   * is soon enough to look when the next reading comes, or at the moment of one that breaches,
   * which is what keeps the flood of ordinary readings cheap.
   */
  public OptionalLong nextLookMillis() {
    if (state.rules().isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong deadline = ThresholdWatch.nextDeadlineMillis(state);
    if (pending.isEmpty()) {
      return deadline;
    }
    long first = pending.get(0).observedAtMillis();
    return OptionalLong.of(Math.min(first, deadline.orElse(first)));
  }
}
