package io.citygrid.geo.plane;

import java.util.List;

/**
 * A simple outline of at least three corners, in either direction; the last corner is joined to the
 * first one. Whether it crosses itself is for whoever reads it to check.
 */
public record PlaneRing(List<PlanePoint> corners) {
  private static final int LEAST_CORNERS = 3;

  public PlaneRing {
    corners = List.copyOf(corners);
    if (corners.size() < LEAST_CORNERS) {
      throw new IllegalArgumentException("an outline needs three corners but has " + corners);
    }
  }

  /** Square metres inside (shoelace formula). */
  public double areaSquareMeters() {
    double twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      PlanePoint here = corners.get(i);
      PlanePoint next = next(i);
      twice += here.x() * next.y() - next.x() * here.y();
    }
    return Math.abs(twice) / 2;
  }

  /** Whether a point is inside or on the edge. */
  public boolean contains(PlanePoint point) {
    boolean inside = false;
    for (int i = 0; i < corners.size(); i++) {
      PlanePoint here = corners.get(i);
      PlanePoint next = next(i);
      if (isBetween(here, next, point)) {
        return true;
      }
      boolean straddles = here.y() > point.y() != next.y() > point.y();
      if (straddles
          && point.x()
              < here.x() + (point.y() - here.y()) / (next.y() - here.y()) * (next.x() - here.x())) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** The middle of the box around it. */
  public PlanePoint middle() {
    double minX = corners.stream().mapToDouble(PlanePoint::x).min().orElseThrow();
    double maxX = corners.stream().mapToDouble(PlanePoint::x).max().orElseThrow();
    double minY = corners.stream().mapToDouble(PlanePoint::y).min().orElseThrow();
    double maxY = corners.stream().mapToDouble(PlanePoint::y).max().orElseThrow();
    return new PlanePoint((minX + maxX) / 2, (minY + maxY) / 2);
  }

  private PlanePoint next(int corner) {
    return corners.get((corner + 1) % corners.size());
  }

  private static boolean isBetween(PlanePoint a, PlanePoint b, PlanePoint point) {
    double cross = (b.x() - a.x()) * (point.y() - a.y()) - (b.y() - a.y()) * (point.x() - a.x());
    return cross == 0
        && point.x() >= Math.min(a.x(), b.x())
        && point.x() <= Math.max(a.x(), b.x())
        && point.y() >= Math.min(a.y(), b.y())
        && point.y() <= Math.max(a.y(), b.y());
  }
}
