package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import java.util.Optional;

/**
 * Degrees on an ellipsoid that equals WGS84 for a city's purposes. CGCS2000 (EPSG:4490) is aligned
 * with ITRF97 at epoch 2000.0; by plate motion it is less than a metre off WGS84 today and is taken
 * as equal.
 *
 * @param name its EPSG name
 * @param west western limit of its area of use, degrees; the other limits likewise
 */
record GeographicSystem(String name, double west, double south, double east, double north)
    implements CoordinateSystem {

  /** Used in China only: numbers elsewhere are not what the file claims. */
  static final CoordinateSystem CGCS2000 = new GeographicSystem("EPSG:4490", 73, 3, 136, 54);

  @Override
  public Optional<String> findImplausibility(double x, double y) {
    if (x >= west && x <= east && y >= south && y <= north) {
      return Optional.empty();
    }
    boolean swapped = y >= west && y <= east && x >= south && x <= north;
    return Optional.of(
        "(%s, %s) cannot be %s, whose longitude lies in [%s, %s] and latitude in [%s, %s]%s"
            .formatted(
                x,
                y,
                name,
                west,
                east,
                south,
                north,
                swapped ? "; longitude and latitude look swapped" : ""));
  }

  @Override
  public LonLat toWgs84(double x, double y) {
    findImplausibility(x, y)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return new LonLat(x, y);
  }

  @Override
  public XY fromWgs84(LonLat point) {
    return new XY(point.lon(), point.lat());
  }
}
