package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import java.util.Optional;

/**
 * BD-09: GCJ-02 shifted and twisted once more, by the published formula. The inverse is iterated:
 * going there and back returns within 1e-9 degrees.
 */
record Bd09() implements CoordinateSystem {
  private static final double TWIST = Math.PI * 3000 / 180;
  private static final double SHIFT_LON = 0.0065;
  private static final double SHIFT_LAT = 0.006;
  private static final int ITERATIONS = 30;
  private static final CoordinateSystem GCJ_02 = new Gcj02();

  @Override
  public String name() {
    return "BD-09";
  }

  @Override
  public Optional<String> findImplausibility(double x, double y) {
    return LonLat.isValid(x, y)
        ? Optional.empty()
        : Optional.of("(%s, %s) cannot be BD-09, which is in degrees".formatted(x, y));
  }

  @Override
  public LonLat toWgs84(double x, double y) {
    double lon = x - SHIFT_LON;
    double lat = y - SHIFT_LAT;
    for (int i = 0; i < ITERATIONS; i++) {
      XY forward = twisted(lon, lat);
      lon -= forward.x() - x;
      lat -= forward.y() - y;
    }
    return GCJ_02.toWgs84(lon, lat);
  }

  @Override
  public XY fromWgs84(LonLat point) {
    XY gcj = GCJ_02.fromWgs84(point);
    return twisted(gcj.x(), gcj.y());
  }

  private static XY twisted(double lon, double lat) {
    double radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * TWIST);
    double angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * TWIST);
    return new XY(radius * Math.cos(angle) + SHIFT_LON, radius * Math.sin(angle) + SHIFT_LAT);
  }
}
