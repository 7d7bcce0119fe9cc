package io.citygrid.live.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import java.util.List;

/**
 * How an area is pressed in one window: what warnings are decided by.
 *
 * @param share people over capacity
 * @param density persons per square metre of usable area
 * @param minutesToFull how soon the capacity is reached as it fills now; infinite when it does not
 *     fill, 0 when it is full
 * @param fillingRate who came in less who went out in a minute, over capacity; below 0 when it
 *     empties
 */
public record CrowdPressure(
    double share, double density, double minutesToFull, double fillingRate) {
  /** 0.8 × 0.9 is a little more than 0.72: what lies on a threshold must not miss it by that. */
  private static final double ROUNDING = 1e-9;

  /**
   * The pressure of so many people.
   *
   * @param netPerMinute who came in less who went out, per minute
   */
  public static CrowdPressure of(CrowdArea area, long people, double netPerMinute) {
    long left = area.capacity() - people;
    double minutes =
        left <= 0 ? 0 : netPerMinute > 0 ? left / netPerMinute : Double.POSITIVE_INFINITY;
    return new CrowdPressure(
        people / (double) area.capacity(),
        people / area.usableSquareMeters(),
        minutes,
        netPerMinute / area.capacity());
  }

  /**
   * The highest level, from 0 for none to 4 for red, of which the share, the density, the rate of
   * filling or the time until the area is full reaches the threshold. The last two are not asked
   * for before a share of the capacity is taken: a few who come to an empty area fill it fast.
   *
   * @param easing a share of the thresholds that is enough
   */
  int level(CrowdRules.Warnings rules, double easing) {
    int level =
        Math.max(
            steps(share, rules.capacityShares(), easing),
            steps(density, rules.densities(), easing));
    if (share >= rules.rateFromShare() * easing - ROUNDING) {
      level = Math.max(level, steps(fillingRate, rules.fillingRates(), easing));
    }
    if (share < rules.fillingFromShare() * easing - ROUNDING) {
      return level;
    }
    int filling = 0;
    for (double minutes : rules.fullInMinutes()) {
      filling += minutesToFull <= minutes / easing + ROUNDING ? 1 : 0;
    }
    return Math.max(level, filling);
  }

  private static int steps(double value, List<Double> thresholds, double easing) {
    int steps = 0;
    for (double threshold : thresholds) {
      steps += value >= threshold * easing - ROUNDING ? 1 : 0;
    }
    return steps;
  }
}
