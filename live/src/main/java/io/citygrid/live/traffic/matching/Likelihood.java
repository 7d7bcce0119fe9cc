package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.List;

/** Logarithms of how probable a place and a way are, up to constants. */
final class Likelihood {
  /** With this factor the logistic distribution differs from the normal one by less than 1 %. */
  private static final double LOGISTIC_SCALE = 1.702;

  private final TrafficRules.Matching rules;

  Likelihood(TrafficRules.Matching rules) {
    this.rules = rules;
  }

  /**
   * Of each of the places when the vehicle was on its segment, of which it is the nearest one.
   *
   * @param x of the position in the network's frame
   * @param y likewise
   */
  double[] ofPlaces(Fix fix, double x, double y, List<SegmentPoint> places) {
    double[] byDistance = new double[places.size()];
    double[] all = new double[places.size()];
    for (int i = 0; i < all.length; i++) {
      SegmentPoint place = places.get(i);
      int opposite = opposite(places, i);
      byDistance[i] = opposite < i ? byDistance[opposite] : ofSegment(fix, x, y, place);
      all[i] = byDistance[i] + ofHeading(fix, place);
    }
    return all;
  }

  /**
   * Which of the places before is on the same piece of road in the other direction; else itself.
   */
  private static int opposite(List<SegmentPoint> places, int of) {
    int reverse = places.get(of).segment().reverse();
    for (int i = 0; i < of && reverse != Segment.NONE; i++) {
      if (places.get(i).segment().index() == reverse) {
        return i;
      }
    }
    return of;
  }

  private double ofHeading(Fix fix, SegmentPoint place) {
    // A comparison with NaN is false: without heading or speed the distance alone counts.
    if (fix.speedKmh() >= rules.leastHeadingKmh() && fix.headingDegrees() >= 0) {
      double off = Math.toRadians(fix.headingDegrees() - place.bearingDegrees());
      return rules.headingConcentration() * (Math.cos(off) - 1);
    }
    return 0;
  }

  /**
   * The vehicle may be anywhere on the segment: the normal distribution of the error, summed up
   * along it. At a junction a street that ends there or leaves to the side has only a part of it,
   * though its nearest point may be as near as that of the street that goes on.
   */
  private double ofSegment(Fix fix, double x, double y, SegmentPoint place) {
    double sigma = Math.max(rules.leastAccuracyMeters(), fix.accuracyMeters());
    Segment segment = place.segment();
    double sum = 0;
    for (int i = 1; i < segment.size(); i++) {
      double dx = segment.x(i) - segment.x(i - 1);
      double dy = segment.y(i) - segment.y(i - 1);
      double length = segment.pieceMeters(i);
      double along = ((x - segment.x(i - 1)) * dx + (y - segment.y(i - 1)) * dy) / length;
      double aside = ((x - segment.x(i - 1)) * dy - (y - segment.y(i - 1)) * dx) / length / sigma;
      sum += Math.exp(-0.5 * aside * aside) * share(-along / sigma, (length - along) / sigma);
    }
    double deviations = place.distanceMeters() / sigma;
    // So far off that the sum is 0 in floating point, the nearest point alone tells.
    return sum > 0 ? Math.log(sum) : -0.5 * deviations * deviations;
  }

  /** How much of the distribution lies between two bounds, in standard deviations. */
  private static double share(double from, double to) {
    // Of the two tails the one on the far side is exact.
    return from > 0 ? below(-from) - below(-to) : below(to) - below(from);
  }

  private static double below(double deviations) {
    return 1 / (1 + Math.exp(-LOGISTIC_SCALE * deviations));
  }

  /** Of a way between two places whose positions lie so far from each other. */
  double ofWay(double routeMeters, double straightMeters) {
    return -Math.abs(routeMeters - straightMeters) / rules.detourMeters();
  }
}
