package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.RoadClass;
import java.util.List;

/** How congested a segment is, in the five levels of GB/T 33171-2016. */
public enum CongestionLevel {
  CLEAR,
  MOSTLY_CLEAR,
  SLIGHT,
  MODERATE,
  SEVERE;

  /** By the share that is left of the free-flow speed. */
  public static CongestionLevel ofFreeFlow(
      double speedKmh, double freeFlowKmh, TrafficRules.Levels rules) {
    return below(speedKmh / freeFlowKmh, rules.freeFlowShares());
  }

  /** By the speed itself, where free flow is not known. */
  public static CongestionLevel ofSpeed(
      double speedKmh, RoadClass roadClass, TrafficRules.Levels rules) {
    return below(speedKmh, rules.boundsKmh(roadClass));
  }

  /** True from slight congestion on. */
  public boolean isCongested() {
    return compareTo(SLIGHT) >= 0;
  }

  private static CongestionLevel below(double value, List<Double> bounds) {
    int level = 0;
    while (level < bounds.size() && value <= bounds.get(level)) {
      level++;
    }
    return values()[level];
  }
}
