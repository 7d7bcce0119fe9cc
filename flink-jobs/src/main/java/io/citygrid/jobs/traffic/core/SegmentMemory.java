package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.live.traffic.FreeFlow;
import io.citygrid.live.traffic.IncidentWatch;

/**
 * What is remembered of a segment over the intervals. Flat, stored in state.
 *
 * @param learning the free-flow speed as it is learned
 * @param freeFlowKmh the one that holds today; it changes from day to day only, so that all
 *     intervals of a day are judged alike
 * @param learned whether it is a learned one, not the speed limit
 * @param watch for incidents
 */
public record SegmentMemory(
    FreeFlow learning, double freeFlowKmh, boolean learned, IncidentWatch watch) {

  static SegmentMemory ofLimit(double speedLimitKmh) {
    return new SegmentMemory(FreeFlow.NEW, speedLimitKmh, false, IncidentWatch.NEW);
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
        learning.with(epochDay, minuteOfDay, kmh, rules), free, isLearned, newWatch);
  }
}
