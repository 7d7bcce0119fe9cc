package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.traffic.FreeFlow;
import io.citygrid.live.traffic.IncidentWatch;
import io.citygrid.live.traffic.UsualSpeed;

/**
 * What is remembered of a segment over the intervals. Flat, stored in state.
 *
 * @param learning the free-flow speed as it is learned
 * @param freeFlowKmh the one that holds today; it changes from day to day only, so that all
 *     intervals of a day are judged alike
 * @param learned whether it is a learned one, not the speed limit
 * @param watch for incidents
 * @param usual what is usual at an hour of such a day; in state from before it was learned there is
 *     none, and then nothing is
 */
public record SegmentMemory(
    FreeFlow learning, double freeFlowKmh, boolean learned, IncidentWatch watch, UsualSpeed usual) {
  public SegmentMemory {
    usual = usual == null ? UsualSpeed.NEW : usual;
  }

  static SegmentMemory ofLimit(double speedLimitKmh) {
    return new SegmentMemory(FreeFlow.NEW, speedLimitKmh, false, IncidentWatch.NEW, UsualSpeed.NEW);
  }

  /** With the settled speed of one more interval. */
  SegmentMemory with(
      long epochDay,
      int minuteOfDay,
      double kmh,
      double speedLimitKmh,
      IncidentWatch newWatch,
      TrafficRules.FreeFlow rules) {
    boolean isNewDay = epochDay > learning.lastDay();
    double free = isNewDay ? learning.kmh(speedLimitKmh, rules) : freeFlowKmh;
    boolean isLearned = isNewDay ? learning.isLearned(rules) : learned;
    return new SegmentMemory(
        learning.with(epochDay, minuteOfDay, kmh, rules), free, isLearned, newWatch, usual);
  }

  /** With what is usual, too; an interval with an incident says nothing about that. */
  SegmentMemory withUsual(
      long intervalMillis, double kmh, WorkingCalendar calendar, TrafficRules.Usual rules) {
    return watch.raised()
        ? this
        : new SegmentMemory(
            learning,
            freeFlowKmh,
            learned,
            watch,
            usual.with(intervalMillis, kmh, calendar, rules));
  }
}
