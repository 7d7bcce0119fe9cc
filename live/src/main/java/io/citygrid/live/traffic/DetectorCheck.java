package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;

/**
 * Holds a detector against the fundamental diagram: flow = density × speed, and occupancy = density
 * × effective length of a vehicle. What is missing is not held against it.
 */
public final class DetectorCheck {
  private static final double METERS_PER_KM = 1_000;

  private DetectorCheck() {}

  /** What is wrong with one sample for itself. */
  public static DetectorFault check(LaneSample sample, TrafficRules.Detectors rules) {
    double speed = sample.speedKmh();
    double flow = sample.flowPerHour();
    if (speed < 0 || speed > rules.highestSpeedKmh()) {
      return DetectorFault.IMPOSSIBLE_SPEED;
    }
    if (flow < 0 || flow > rules.highestFlowPerHour()) {
      return DetectorFault.IMPOSSIBLE_FLOW;
    }
    if (sample.occupancy() < 0 || sample.occupancy() > 1) {
      return DetectorFault.IMPOSSIBLE_OCCUPANCY;
    }
    if (flow > 0 && speed == 0) {
      return DetectorFault.FLOW_WITHOUT_SPEED;
    }
    return checkDensity(flow / speed, sample.occupancy(), rules);
  }

  private static DetectorFault checkDensity(
      double densityPerKm, double occupancy, TrafficRules.Detectors rules) {
    if (densityPerKm > rules.jamDensityPerKm()) {
      return DetectorFault.IMPOSSIBLE_DENSITY;
    }
    double expected = densityPerKm * rules.effectiveMeters() / METERS_PER_KM;
    double factor = rules.occupancyFactor();
    boolean isTold = Math.max(expected, occupancy) >= rules.leastOccupancy();
    if (isTold && (expected > occupancy * factor || occupancy > expected * factor)) {
      return DetectorFault.OCCUPANCY_DISAGREES;
    }
    return DetectorFault.NONE;
  }
}
