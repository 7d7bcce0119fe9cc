package io.citygrid.city;

/**
 * 巡查: when a grid worker has patrolled a cell on a day.
 *
 * @param leastMinutes in so many minutes of the day the worker was in the cell; they need not
 *     follow on each other
 * @param worstAccuracyMeters what a phone knows worse than that does not count
 */
public record PatrolRule(int leastMinutes, double worstAccuracyMeters) {
  public PatrolRule {
    if (leastMinutes < 1) {
      throw new IllegalArgumentException("leastMinutes must be positive: " + leastMinutes);
    }
    if (!(worstAccuracyMeters > 0)) {
      throw new IllegalArgumentException(
          "worstAccuracyMeters must be positive: " + worstAccuracyMeters);
    }
  }
}
