package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import org.jspecify.annotations.Nullable;

/**
 * Tells another vehicle with the same id from a jump: two strays that can be reached from each
 * other, while the trip went on elsewhere between them but not for long. Positions come in the
 * order of time. Flat, stored in state.
 *
 * @param stray the last position that could not be reached; null before the first
 * @param between how many were on the trip since
 */
public record StrayWatch(@Nullable Fix stray, int between) {
  /** No stray was seen yet. */
  public static final StrayWatch NEW = new StrayWatch(null, 0);

  /** Two vehicles take turns; strays that are rarer are no vehicle's way. */
  private static final int MOST_BETWEEN = 3;

  private static final double KMH_TO_METERS_PER_MILLI = 1 / 3_600.0;

  /** With the next position and what the matcher said of it; null: it is on a segment. */
  public StrayWatch with(Fix fix, @Nullable FixFault fault) {
    if (fault == FixFault.UNREACHABLE) {
      return new StrayWatch(fix, 0);
    }
    return fault == null && stray != null && between <= MOST_BETWEEN
        ? new StrayWatch(stray, between + 1)
        : this;
  }

  /** Whether this stray and the last one before it are of one other vehicle. */
  public boolean isOfAnother(Fix fix, TrafficRules.Matching rules) {
    Fix before = stray;
    if (before == null || between == 0 || between > MOST_BETWEEN) {
      return false;
    }
    long millis = fix.atMillis() - before.atMillis();
    double slack = before.accuracyMeters() + fix.accuracyMeters();
    return before.point().distanceMeters(fix.point()) - slack
        <= millis * rules.highestSpeedKmh() * KMH_TO_METERS_PER_MILLI;
  }
}
