package io.citygrid.geo.plane;

/**
 * A convex cell that is cut smaller and smaller by straight lines (Sutherland and Hodgman 1974),
 * such as the Voronoi cell of a person. Not thread-safe.
 */
public final class ConvexCell {
  private double[] xs;
  private double[] ys;
  private int size;

  private ConvexCell(double[] xs, double[] ys, int size) {
    this.xs = xs;
    this.ys = ys;
    this.size = size;
  }

  /** A regular polygon about a point, its corners at the radius, the first to the right. */
  public static ConvexCell about(PlanePoint middle, double radius, int corners) {
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      xs[i] = middle.x() + radius * Math.cos(angle);
      ys[i] = middle.y() + radius * Math.sin(angle);
    }
    return new ConvexCell(xs, ys, corners);
  }

  /** Leaves only what is nearer to one point than to another, which differs from it. */
  public void keepNearer(PlanePoint near, PlanePoint far) {
    double a = far.x() - near.x();
    double b = far.y() - near.y();
    double most = a * (far.x() + near.x()) / 2 + b * (far.y() + near.y()) / 2;
    cut(a, b, most);
  }

  /** Square metres that the cell and an outline share; the outline need not be convex. */
  public double sharedSquareMeters(PlaneRing outline) {
    ConvexCell shared = of(outline);
    for (int i = 0; i < size && shared.size > 0; i++) {
      int next = (i + 1) % size;
      // The cell goes against the clock, so its outside is on the right of each edge.
      double a = ys[next] - ys[i];
      double b = xs[i] - xs[next];
      shared.cut(a, b, a * xs[i] + b * ys[i]);
    }
    return shared.area();
  }

  /** Of an outline that is only to be cut; where it is not convex, pieces hang on double edges. */
  private static ConvexCell of(PlaneRing outline) {
    int corners = outline.corners().size();
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      xs[i] = outline.corners().get(i).x();
      ys[i] = outline.corners().get(i).y();
    }
    return new ConvexCell(xs, ys, corners);
  }

  /** Leaves only the points with a x + b y ≤ most. */
  private void cut(double a, double b, double most) {
    double[] leftX = new double[2 * size];
    double[] leftY = new double[2 * size];
    int left = 0;
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      double here = a * xs[i] + b * ys[i] - most;
      double there = a * xs[next] + b * ys[next] - most;
      if (here <= 0) {
        leftX[left] = xs[i];
        leftY[left++] = ys[i];
      }
      if (here < 0 && there > 0 || here > 0 && there < 0) {
        double share = here / (here - there);
        leftX[left] = xs[i] + share * (xs[next] - xs[i]);
        leftY[left++] = ys[i] + share * (ys[next] - ys[i]);
      }
    }
    xs = leftX;
    ys = leftY;
    size = left;
  }

  private double area() {
    double twice = 0;
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      twice += xs[i] * ys[next] - xs[next] * ys[i];
    }
    return Math.abs(twice) / 2;
  }
}
