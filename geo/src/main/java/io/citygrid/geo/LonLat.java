package io.citygrid.geo;

/**
 * A point in WGS84, longitude first (x, y), both in degrees.
 *
 * <p>Cannot be made invalid: both values are finite, longitude in [-180, 180], latitude in [-90,
 * 90]. A pair that was swapped by its sender passes only when both values happen to be in range;
 * whether a point lies in the city at all is the city's question, not this type's.
 *
 * @param lon longitude in degrees east
 * @param lat latitude in degrees north
 */
public record LonLat(double lon, double lat) {

  /** Mean earth radius in metres (IUGG R1). */
  static final double EARTH_RADIUS_METERS = 6_371_008.8;

  public LonLat {
    if (!(lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("longitude must be in [-180, 180] but is " + lon);
    }
    if (!(lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException("latitude must be in [-90, 90] but is " + lat);
    }
  }

  /** True when both values are finite and in range, so that a {@code LonLat} can be made. */
  public static boolean isValid(double lon, double lat) {
    return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
  }

  /**
   * Great-circle distance in metres (haversine on the mean sphere; within 0.6 % of the ellipsoid,
   * which at a city's extent is below the accuracy of any phone's position).
   */
  public double distanceMeters(LonLat other) {
    double phi1 = Math.toRadians(lat);
    double phi2 = Math.toRadians(other.lat);
    double sinPhi = Math.sin((phi2 - phi1) / 2);
    double sinLambda = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double h = sinPhi * sinPhi + Math.cos(phi1) * Math.cos(phi2) * sinLambda * sinLambda;
    return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, h)));
  }
}
