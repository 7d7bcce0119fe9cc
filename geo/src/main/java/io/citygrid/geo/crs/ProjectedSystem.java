package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import java.util.Optional;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/** Any system of the EPSG registry that has an area of use, by GeoTools; easting first. */
final class ProjectedSystem implements CoordinateSystem {
  /** Files may reach a little beyond the area of use. */
  private static final double MARGIN_DEGREES = 0.5;

  private final String name;
  private final MathTransform toWgs84;
  private final MathTransform fromWgs84;
  private final GeographicBoundingBox areaOfUse;

  private ProjectedSystem(
      String name, CoordinateReferenceSystem system, GeographicBoundingBox areaOfUse)
      throws FactoryException {
    this.name = name;
    this.areaOfUse = areaOfUse;
    // Lenient: datum shifts whose parameters the registry lacks are below a few metres here.
    this.toWgs84 = CRS.findMathTransform(system, DefaultGeographicCRS.WGS84, true);
    this.fromWgs84 = CRS.findMathTransform(DefaultGeographicCRS.WGS84, system, true);
  }

  static ProjectedSystem named(String name) {
    if (!name.matches("EPSG:\\d{4,6}")) {
      throw new IllegalArgumentException(
          "there is no coordinate system '"
              + name
              + "'; use EPSG:4326, EPSG:4490, GCJ-02, BD-09 or EPSG: with a number");
    }
    try {
      CoordinateReferenceSystem system = CRS.decode(name, true);
      GeographicBoundingBox area = CRS.getGeographicBoundingBox(system);
      if (area == null) {
        throw new IllegalArgumentException("the registry gives no area of use for " + name);
      }
      return new ProjectedSystem(name, system, area);
    } catch (FactoryException e) {
      throw new IllegalArgumentException(
          "the EPSG registry has no usable coordinate system " + name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> findImplausibility(double x, double y) {
    double[] point = {x, y};
    try {
      toWgs84.transform(point, 0, point, 0, 1);
    } catch (TransformException | ArithmeticException e) {
      point[0] = Double.NaN;
    }
    if (point[0] >= areaOfUse.getWestBoundLongitude() - MARGIN_DEGREES
        && point[0] <= areaOfUse.getEastBoundLongitude() + MARGIN_DEGREES
        && point[1] >= areaOfUse.getSouthBoundLatitude() - MARGIN_DEGREES
        && point[1] <= areaOfUse.getNorthBoundLatitude() + MARGIN_DEGREES) {
      return Optional.empty();
    }
    return Optional.of(
        "(%s, %s) cannot be %s, whose area of use is longitude [%.2f, %.2f], latitude [%.2f, %.2f]"
            .formatted(
                x,
                y,
                name,
                areaOfUse.getWestBoundLongitude(),
                areaOfUse.getEastBoundLongitude(),
                areaOfUse.getSouthBoundLatitude(),
                areaOfUse.getNorthBoundLatitude()));
  }

  @Override
  public LonLat toWgs84(double x, double y) {
    findImplausibility(x, y)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    XY point = transformed(toWgs84, x, y);
    return new LonLat(point.x(), point.y());
  }

  @Override
  public XY fromWgs84(LonLat point) {
    return transformed(fromWgs84, point.lon(), point.lat());
  }

  private XY transformed(MathTransform transform, double x, double y) {
    double[] point = {x, y};
    try {
      transform.transform(point, 0, point, 0, 1);
    } catch (TransformException e) {
      throw new IllegalArgumentException(
          "(%s, %s) cannot be transformed by %s".formatted(x, y, name), e);
    }
    return new XY(point[0], point[1]);
  }
}
