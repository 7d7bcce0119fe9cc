package io.citygrid.live.traffic.matching;

import io.citygrid.geo.LonLat;

/**
 * A position of a vehicle. Flat, stored in state.
 *
 * @param atMillis event time, epoch milliseconds
 * @param accuracyMeters radius within which the true position probably lies, above 0
 * @param headingDegrees where it is going: 0 north, 90 east; NaN when it did not tell
 * @param speedKmh NaN when it did not tell
 */
public record Fix(
    long atMillis,
    double lon,
    double lat,
    double accuracyMeters,
    double headingDegrees,
    double speedKmh) {

  LonLat point() {
    return new LonLat(lon, lat);
  }
}
