package io.citygrid.geo.fence;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * An area on the map with a name of its own: a district, a grid cell, a precinct.
 *
 * <p>The geometry is WGS84, longitude first, a valid non-empty Polygon or MultiPolygon that does
 * not cross the antimeridian. It is shared, never copied: callers must not change it.
 *
 * @param id unique within its layer, never blank
 * @param geometry Polygon or MultiPolygon
 */
public record Fence(String id, Geometry geometry) {
  /** Of a great circle on the mean sphere (IUGG R1). */
  private static final double METERS_PER_DEGREE = Math.toRadians(6_371_008.8);

  public Fence {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a fence needs an id");
    }
    if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
      throw new IllegalArgumentException(
          "fence " + id + " must be a non-empty polygon or multipolygon");
    }
    var box = geometry.getEnvelopeInternal();
    if (!(box.getMinX() >= -180
        && box.getMaxX() <= 180
        && box.getMinY() >= -90
        && box.getMaxY() <= 90)) {
      throw new IllegalArgumentException(
          "fence %s must lie in longitude [-180, 180], latitude [-90, 90] but spans %s"
              .formatted(id, box));
    }
    if (box.getWidth() > 180) {
      throw new IllegalArgumentException(
          "fence %s spans more than 180 degrees of longitude: one that crosses the antimeridian"
                  .formatted(id)
              + " must be cut there into parts with ids of their own");
    }
  }

  /**
   * Its size on the ground, square metres: that of the plane in which its middle latitude is true
   * to scale. Of a fence of ten kilometres that is within a thousandth of the sphere.
   */
  public double squareMeters() {
    return squareMeters(geometry);
  }

  /** The same of ground that is no fence; 0 when it is empty. */
  static double squareMeters(Geometry geometry) {
    if (geometry.isEmpty()) {
      return 0;
    }
    double latitude = Math.toRadians(geometry.getEnvelopeInternal().centre().y);
    return geometry.getArea() * METERS_PER_DEGREE * METERS_PER_DEGREE * Math.cos(latitude);
  }
}
