package io.citygrid.city;

import io.citygrid.geo.LonLat;

/** The smallest box of meridians and parallels around all fences of a city, in degrees. */
public record BoundingBox(double west, double south, double east, double north) {

  /** True when the point lies in the box or on its edge. */
  public boolean contains(LonLat point) {
    return point.lon() >= west
        && point.lon() <= east
        && point.lat() >= south
        && point.lat() <= north;
  }
}
