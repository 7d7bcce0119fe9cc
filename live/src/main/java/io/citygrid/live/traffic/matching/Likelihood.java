package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.SegmentPoint;

/** Logarithms of how probable a place and a way are, up to constants. */
final class Likelihood {
  /** How much a heading counts: about 40 degrees either way are usual. */
  private static final double HEADING_CONCENTRATION = 4;

  /** Slower than this the heading of a position means nothing. */
  private static final double LEAST_HEADING_KMH = 7;

  private final TrafficRules.Matching rules;

  Likelihood(TrafficRules.Matching rules) {
    this.rules = rules;
  }

  /** Of the position when the vehicle was at the place. */
  double ofPlace(Fix fix, SegmentPoint place) {
    double sigma = Math.max(rules.leastAccuracyMeters(), fix.accuracyMeters());
    double deviations = place.distanceMeters() / sigma;
    double byDistance = -0.5 * deviations * deviations;
    // A comparison with NaN is false: without heading or speed the distance alone counts.
    if (fix.speedKmh() >= LEAST_HEADING_KMH && fix.headingDegrees() >= 0) {
      double off = Math.toRadians(fix.headingDegrees() - place.bearingDegrees());
      return byDistance + HEADING_CONCENTRATION * (Math.cos(off) - 1);
    }
    return byDistance;
  }

  /** Of a way between two places whose positions lie so far from each other. */
  double ofWay(double routeMeters, double straightMeters) {
    return -Math.abs(routeMeters - straightMeters) / rules.detourMeters();
  }
}
