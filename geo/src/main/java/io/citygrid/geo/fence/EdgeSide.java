package io.citygrid.geo.fence;

import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/**
 * On which side of an edge a point lies: exact, by a floating-point filter and JTS's extended
 * precision where the filter is unsure, so that the answer is the one that JTS {@code covers}
 * gives.
 *
 * <p>Edges point upwards: {@code ay < by}, or {@code ay == by && ax < bx}.
 */
final class EdgeSide {
  static final int LEFT = 1;
  static final int RIGHT = -1;
  static final int ON_LINE = 0;

  /** Relative error of the determinant in double precision, as JTS bounds it. */
  private static final double FILTER = 1e-15;

  private EdgeSide() {}

  /** {@link #LEFT}, {@link #RIGHT}, or {@link #ON_LINE} of the edge's infinite line. */
  static int of(double ax, double ay, double bx, double by, double px, double py) {
    double left = (ax - px) * (by - py);
    double right = (ay - py) * (bx - px);
    double determinant = left - right;
    double bound = FILTER * (Math.abs(left) + Math.abs(right));
    if (determinant > bound) {
      return LEFT;
    }
    if (determinant < -bound) {
      return RIGHT;
    }
    return CGAlgorithmsDD.orientationIndex(ax, ay, bx, by, px, py);
  }

  /**
   * The side of a point that was moved by an infinitely small step to the right and an infinitely
   * smaller one upwards: never on the line. All crossings are counted for points so moved, which
   * makes paths through vertices and along edges as plain as any other.
   */
  static int ofMoved(double ax, double ay, double bx, double by, double px, double py) {
    int side = of(ax, ay, bx, by, px, py);
    if (side != ON_LINE) {
      return side;
    }
    return ay == by ? LEFT : RIGHT;
  }
}
