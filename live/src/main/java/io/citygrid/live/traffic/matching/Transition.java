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

  private static final int NOWHERE = -1;

  private final Ways ways;
  private final Likelihood likelihood;
  private final TrafficRules.Matching rules;

  Transition(Ways ways, Likelihood likelihood, TrafficRules.Matching rules) {
    this.ways = ways;
    this.likelihood = likelihood;
    this.rules = rules;
  }

  /**
   * The places that can be reached, with the best way to each.
   *
   * <p>No way makes a place more probable than where it begins. So those before are taken from the
   * most probable down, and where one comes after which a place is more probable already, no way
   * from there to it needs to be looked for: most are not.
   *
   * @param straightMeters from the position before to this one
   * @param places their score is how probable the place itself is
   * @return in the same order
   */
  List<Candidate> reached(Column before, Fix fix, double straightMeters, List<Candidate> places) {
    double back = backMeters(fix, rules);
    double limit = limitMeters(straightMeters);
    double[] best = new double[places.size()];
    int[] cameFrom = new int[places.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    Arrays.fill(cameFrom, NOWHERE);
    for (int from : before.mostProbableFirst()) {
      Candidate left = before.candidates().get(from);
      if (!left.isAlive()) {
        break;
      }
      boolean isLookedFrom = false;
      for (int to = 0; to < best.length; to++) {
        if (left.score() < best[to]) {
          continue;
        }
        if (!isLookedFrom) {
          ways.lookFrom(left.segment(), limit);
          isLookedFrom = true;
        }
        double meters = ways.meters(left, places.get(to), back);
        double score = left.score() + likelihood.ofWay(meters, straightMeters);
        // Of ways that are as probable it is the one from the first place before.
        boolean isBetter = score > best[to] || score == best[to] && from < cameFrom[to];
        if (meters <= limit && isBetter) {
          best[to] = score;
          cameFrom[to] = from;
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
    List<Candidate> scored = new ArrayList<>(best.length);
    for (int i = 0; i < best.length; i++) {
      if (cameFrom[i] != NOWHERE) {
        scored.add(places.get(i).scored(best[i] - highest, cameFrom[i]));
      }
    }
    return List.copyOf(scored);
  }
}
