package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;

/**
 * Holds a detector against the fundamental diagram: flow = density × speed, and occupancy = density
 * × effective length of a vehicle. What is missing is not held against it.
 */
public final class DetectorCheck {
  /** Vehicles that fit on a kilometre of lane when they stand bumper to bumper. */
  private static final double JAM_DENSITY_PER_KM = 180;

  /** Vehicle and loop together, a usual value. */
  private static final double EFFECTIVE_LENGTH_KM = 0.0065;

  /** Below so much occupancy single vehicles decide, and nothing can be said. */
  private static final double LEAST_OCCUPANCY = 0.05;

  /** Lorries are longer and speeds are means: occupancies may differ by this factor. */
  private static final double OCCUPANCY_FACTOR = 4;

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
    return checkDensity(flow / speed, sample.occupancy());
  }

  private static DetectorFault checkDensity(double densityPerKm, double occupancy) {
    if (densityPerKm > JAM_DENSITY_PER_KM) {
      return DetectorFault.IMPOSSIBLE_DENSITY;
    }
    double expected = densityPerKm * EFFECTIVE_LENGTH_KM;
    boolean isTold = Math.max(expected, occupancy) >= LEAST_OCCUPANCY;
    if (isTold
        && (expected > occupancy * OCCUPANCY_FACTOR || occupancy > expected * OCCUPANCY_FACTOR)) {
      return DetectorFault.OCCUPANCY_DISAGREES;
    }
    return DetectorFault.NONE;
  }
}
