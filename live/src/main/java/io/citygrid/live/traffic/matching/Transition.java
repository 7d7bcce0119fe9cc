package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The step from one column to the next. Not thread-safe. */
final class Transition {
  /** Ways longer than so many times the straight line and so many metres are not looked for. */
  private static final double LONGEST_DETOUR = 2;

  private static final double LONGEST_DETOUR_METERS = 400;

  private final Ways ways;
  private final Likelihood likelihood;
  private final TrafficRules.Matching rules;

  Transition(Ways ways, Likelihood likelihood, TrafficRules.Matching rules) {
    this.ways = ways;
    this.likelihood = likelihood;
    this.rules = rules;
  }

  /**
   * The places with the best way to each.
   *
   * @param places their score is how probable the place itself is
   * @return the same in the same order; what cannot be reached is not alive
   */
  List<Candidate> reached(Column before, Fix fix, List<Candidate> places) {
    double straight = before.fix().point().distanceMeters(fix.point());
    double back = backMeters(fix, rules);
    double limit = limitMeters(straight);
    double[] best = new double[places.size()];
    int[] cameFrom = new int[places.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    Arrays.fill(cameFrom, -1);
    for (int from = 0; from < before.candidates().size(); from++) {
      Candidate left = before.candidates().get(from);
      if (!left.isAlive()) {
        continue;
      }
      ways.lookFrom(left.segment(), limit);
      for (int to = 0; to < best.length; to++) {
        double meters = ways.meters(left, places.get(to), back);
        if (meters <= limit) {
          double score = left.score() + likelihood.ofWay(meters, straight);
          if (score > best[to]) {
            best[to] = score;
            cameFrom[to] = from;
          }
        }
      }
    }
    return scored(places, best, cameFrom);
  }

  /** How far behind the place before it a position may lie by its noise alone. */
  static double backMeters(Fix fix, TrafficRules.Matching rules) {
    return 2 * Math.max(rules.leastAccuracyMeters(), fix.accuracyMeters());
  }

  static double limitMeters(double straightMeters) {
    return LONGEST_DETOUR * straightMeters + LONGEST_DETOUR_METERS;
  }

  /** With the scores of the ways; the best is set to 0, so that they do not fall for ever. */
  private static List<Candidate> scored(List<Candidate> places, double[] best, int[] cameFrom) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < best.length; i++) {
      best[i] += places.get(i).score();
      highest = Math.max(highest, best[i]);
    }
    List<Candidate> scored = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      boolean isReached = cameFrom[i] >= 0;
      double score = isReached ? best[i] - highest : Double.NEGATIVE_INFINITY;
      scored.add(places.get(i).scored(score, cameFrom[i]));
    }
    return List.copyOf(scored);
  }
}
