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
  public Fence {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a fence needs an id");
    }
    if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
      throw new IllegalArgumentException(
          "fence " + id + " must be a non-empty polygon or multipolygon");
    }
  }
}
