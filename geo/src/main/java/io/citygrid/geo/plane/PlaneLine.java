package io.citygrid.geo.plane;

/**
 * A straight line from one point to another, which people cross.
 *
 * @param from differs from to
 */
public record PlaneLine(PlanePoint from, PlanePoint to) {
  public PlaneLine {
    if (from.equals(to)) {
      throw new IllegalArgumentException("a line must have a length but begins and ends at " + to);
    }
  }

  /** Above 0. */
  public double lengthMeters() {
    return from.distanceTo(to);
  }

  /**
   * Whether a step crosses the line: 1 from its right to its left, as seen from {@code from} to
   * {@code to}, -1 from its left to its right, 0 when not. Who stands on the line counts as on its
   * left, so that each crossing is counted once, however slowly somebody walks.
   */
  public int crossing(PlanePoint start, PlanePoint end) {
    double before = side(start);
    double after = side(end);
    if (before >= 0 == after >= 0) {
      return 0;
    }
    double share = before / (before - after);
    double x = start.x() + share * (end.x() - start.x());
    double y = start.y() + share * (end.y() - start.y());
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double along = ((x - from.x()) * dx + (y - from.y()) * dy) / (dx * dx + dy * dy);
    if (along < 0 || along > 1) {
      return 0;
    }
    return after >= 0 ? 1 : -1;
  }

  /** Above 0 on the left. */
  private double side(PlanePoint point) {
    return (to.x() - from.x()) * (point.y() - from.y())
        - (to.y() - from.y()) * (point.x() - from.x());
  }
}
