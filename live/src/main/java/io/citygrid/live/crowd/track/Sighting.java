package io.citygrid.live.crowd.track;

import io.citygrid.geo.plane.PlanePoint;

/**
 * Where somebody was. Flat, stored in state.
 *
 * @param atMillis event time, epoch milliseconds
 */
public record Sighting(long atMillis, double x, double y) {
  PlanePoint point() {
    return new PlanePoint(x, y);
  }

  double metersFrom(Sighting other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
