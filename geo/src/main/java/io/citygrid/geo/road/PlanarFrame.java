package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;

/**
 * A plane laid on the earth at one point: metres east and north of it (equirectangular projection
 * on the mean sphere). Within 50 km of its origin distances are right to about 0.7 %.
 *
 * @param origin where x and y are 0
 */
public record PlanarFrame(LonLat origin) {
  private static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);

  /** Metres east of the origin. */
  public double x(double lon) {
    return (lon - origin.lon()) * METERS_PER_DEGREE * Math.cos(Math.toRadians(origin.lat()));
  }

  /** Metres north of the origin. */
  public double y(double lat) {
    return (lat - origin.lat()) * METERS_PER_DEGREE;
  }

  /** The point so many metres east and north of the origin. */
  public LonLat at(double x, double y) {
    return new LonLat(
        origin.lon() + x / (METERS_PER_DEGREE * Math.cos(Math.toRadians(origin.lat()))),
        origin.lat() + y / METERS_PER_DEGREE);
  }
}
