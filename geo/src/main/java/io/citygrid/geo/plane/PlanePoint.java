package io.citygrid.geo.plane;

/**
 * A point of a plane.
 *
 * @param x metres to the right of the origin; finite
 * @param y metres upwards of it; finite
 */
public record PlanePoint(double x, double y) {
  public PlanePoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a point must be finite but is " + x + ", " + y);
    }
  }

  /** Metres between the two. */
  public double distanceTo(PlanePoint other) {
    return Math.hypot(other.x - x, other.y - y);
  }
}
