package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;

/**
 * Since when a vehicle has told the very same place. A receiver that works tells a place some
 * decimetres off each time, even of a vehicle that stands. Flat, stored in state.
 *
 * @param sinceMillis event time of the first position of those that are the same
 * @param lastMillis event time of the last position
 */
public record Standing(double lon, double lat, long sinceMillis, long lastMillis) {
  private static final long MILLIS_PER_SECOND = 1_000;

  /** Nothing was told yet. */
  public static final Standing NEW =
      new Standing(Double.NaN, Double.NaN, Long.MIN_VALUE, Long.MIN_VALUE);

  /** With the next position in the order of event time. */
  Standing with(Fix fix) {
    boolean isSame = fix.lon() == lon && fix.lat() == lat;
    return new Standing(
        fix.lon(), fix.lat(), isSame ? sinceMillis : fix.atMillis(), fix.atMillis());
  }

  boolean isFrozen(TrafficRules.Matching rules) {
    return lastMillis - sinceMillis >= rules.frozenSeconds() * MILLIS_PER_SECOND;
  }
}
