package io.citygrid.city.event;

import io.citygrid.geo.LonLat;

/**
 * A measured position, WGS84, longitude first.
 *
 * @param accuracyMeters radius within which the true position lies, as the sender says; 0 when it
 *     does not say (the city's default applies); at most 100,000
 */
public record Position(double lon, double lat, double accuracyMeters) {
  public Position {
    if (!(lon >= -180 && lon <= 180)) {
      throw new InvalidFieldException(
          DeadLetterReason.POSITION_OUT_OF_RANGE, "lon", "must be in [-180, 180] but is " + lon);
    }
    if (!(lat >= -90 && lat <= 90)) {
      throw new InvalidFieldException(
          DeadLetterReason.POSITION_OUT_OF_RANGE, "lat", "must be in [-90, 90] but is " + lat);
    }
    if (!(accuracyMeters >= 0 && accuracyMeters <= 100_000)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "accuracyMeters",
          "must be in [0, 100000] but is " + accuracyMeters);
    }
  }

  public LonLat point() {
    return new LonLat(lon, lat);
  }
}
