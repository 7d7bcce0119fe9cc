package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import java.util.Optional;

/**
 * GCJ-02, the shifted datum of maps published in China. The authority's algorithm is secret; this
 * is the published approximation on the Krasovsky 1940 ellipsoid that map tools use everywhere,
 * which agrees with real maps within a few metres.
 *
 * <p>The inverse is iterated: going there and back returns within 1e-9 degrees (0.1 mm). Outside
 * China's box ([72.004, 137.8347] x [0.8293, 55.8271] degrees) nothing is shifted; within some 700
 * m of that box's border, far from any city, the inverse is not unique.
 */
record Gcj02() implements CoordinateSystem {
  private static final double SEMI_MAJOR_AXIS_METERS = 6_378_245.0;
  private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943_23;
  private static final double CLOSE_ENOUGH_DEGREES = 1e-12;
  private static final int MOST_ITERATIONS = 30;

  @Override
  public String name() {
    return "GCJ-02";
  }

  @Override
  public Optional<String> findImplausibility(double x, double y) {
    return LonLat.isValid(x, y)
        ? Optional.empty()
        : Optional.of("(%s, %s) cannot be GCJ-02, which is in degrees".formatted(x, y));
  }

  @Override
  public LonLat toWgs84(double x, double y) {
    if (!isShifted(x, y)) {
      return new LonLat(x, y);
    }
    double lon = x;
    double lat = y;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      XY forward = shifted(lon, lat);
      double offLon = forward.x() - x;
      double offLat = forward.y() - y;
      lon -= offLon;
      lat -= offLat;
      if (Math.abs(offLon) < CLOSE_ENOUGH_DEGREES && Math.abs(offLat) < CLOSE_ENOUGH_DEGREES) {
        break;
      }
    }
    return new LonLat(lon, lat);
  }

  @Override
  public XY fromWgs84(LonLat point) {
    return isShifted(point.lon(), point.lat())
        ? shifted(point.lon(), point.lat())
        : new XY(point.lon(), point.lat());
  }

  private static boolean isShifted(double lon, double lat) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  private static XY shifted(double lon, double lat) {
    double x = lon - 105;
    double y = lat - 35;
    double phi = Math.toRadians(lat);
    double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
    double root = Math.sqrt(magic);
    double metersPerDegreeLat =
        Math.toRadians(SEMI_MAJOR_AXIS_METERS * (1 - ECCENTRICITY_SQUARED) / (magic * root));
    double metersPerDegreeLon = Math.toRadians(SEMI_MAJOR_AXIS_METERS / root * Math.cos(phi));
    return new XY(
        lon + eastMeters(x, y) / metersPerDegreeLon, lat + northMeters(x, y) / metersPerDegreeLat);
  }

  private static double northMeters(double x, double y) {
    double meters = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    meters += waves(20, 6 * x, 20, 2 * x);
    meters += waves(20, y, 40, y / 3);
    return meters + waves(160, y / 12, 320, y / 30);
  }

  private static double eastMeters(double x, double y) {
    double meters = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    meters += waves(20, 6 * x, 20, 2 * x);
    meters += waves(20, x, 40, x / 3);
    return meters + waves(150, x / 12, 300, x / 30);
  }

  private static double waves(double a, double s, double b, double t) {
    return (a * Math.sin(s * Math.PI) + b * Math.sin(t * Math.PI)) * 2 / 3;
  }
}
