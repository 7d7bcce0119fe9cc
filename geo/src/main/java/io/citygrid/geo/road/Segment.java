package io.citygrid.geo.road;

/**
 * A directed piece of a road from one node to the next, at most as long as its class allows.
 * Immutable.
 */
public final class Segment {
  /** No segment. */
  public static final int NONE = -1;

  private static final int STRIDE = 5;
  private static final int Y = 1;
  private static final int OFFSET = 2;
  private static final int LENGTH = 3;
  private static final int BEARING = 4;

  private final String id;
  private final int index;
  private final RoadLine line;
  private final boolean forward;
  private final int fromNode;
  private final int toNode;
  private final int reverse;

  /**
   * Of each vertex {@link #STRIDE} numbers side by side, as they are looked at together: x, y and
   * how far along the segment it lies, then length and bearing of the piece that ends there.
   */
  private final double[] course;

  Segment(
      String id,
      int index,
      RoadLine line,
      boolean forward,
      int fromNode,
      int toNode,
      int reverse,
      double[] xs,
      double[] ys) {
    this.id = id;
    this.index = index;
    this.line = line;
    this.forward = forward;
    this.fromNode = fromNode;
    this.toNode = toNode;
    this.reverse = reverse;
    this.course = new double[STRIDE * xs.length];
    for (int i = 0; i < xs.length; i++) {
      int at = STRIDE * i;
      course[at] = xs[i];
      course[at + Y] = ys[i];
      if (i > 0) {
        double dx = xs[i] - xs[i - 1];
        double dy = ys[i] - ys[i - 1];
        double degrees = Math.toDegrees(Math.atan2(dx, dy));
        course[at + LENGTH] = Math.hypot(dx, dy);
        course[at + OFFSET] = course[at - STRIDE + OFFSET] + course[at + LENGTH];
        course[at + BEARING] = degrees < 0 ? degrees + 360 : degrees;
      }
    }
  }

  /** Its line's id, its number on the line, and {@code r} against the direction of drawing. */
  public String id() {
    return id;
  }

  /** Its place in the network's list. */
  public int index() {
    return index;
  }

  public String road() {
    return line.road();
  }

  /** What its road is called in English; the same as {@link #road} where it has one name only. */
  public String roadEnglish() {
    return line.roadEnglish();
  }

  /** True in the direction in which the road was drawn. */
  public boolean forward() {
    return forward;
  }

  public RoadClass roadClass() {
    return line.roadClass();
  }

  public double speedLimitKmh() {
    return line.speedLimitKmh();
  }

  public int fromNode() {
    return fromNode;
  }

  public int toNode() {
    return toNode;
  }

  /** Index of the same piece in the other direction; {@link #NONE} on a one-way road. */
  public int reverse() {
    return reverse;
  }

  public double lengthMeters() {
    return course[course.length - STRIDE + OFFSET];
  }

  /** Vertices of the course. */
  public int size() {
    return course.length / STRIDE;
  }

  /** Metres east in the network's frame. */
  public double x(int vertex) {
    return course[STRIDE * vertex];
  }

  /** Length of the straight piece that ends at a vertex, metres. */
  public double pieceMeters(int vertex) {
    return course[STRIDE * vertex + LENGTH];
  }

  /** Metres north in the network's frame. */
  public double y(int vertex) {
    return course[STRIDE * vertex + Y];
  }

  /** How far along the segment a vertex lies. */
  double offsetMeters(int vertex) {
    return course[STRIDE * vertex + OFFSET];
  }

  /** In which direction traffic goes on the straight piece that ends at a vertex. */
  double bearingDegrees(int vertex) {
    return course[STRIDE * vertex + BEARING];
  }

  /** The place on this segment that is nearest to the point; the earlier one of two. */
  public SegmentPoint nearest(double x, double y) {
    double bestSquared = Double.POSITIVE_INFINITY;
    int piece = 0;
    double along = 0;
    for (int at = STRIDE; at < course.length; at += STRIDE) {
      double fromX = course[at - STRIDE];
      double fromY = course[at - STRIDE + Y];
      double dx = course[at] - fromX;
      double dy = course[at + Y] - fromY;
      double share = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy);
      double t = Math.min(1, Math.max(0, share));
      double east = fromX + t * dx - x;
      double north = fromY + t * dy - y;
      double squared = east * east + north * north;
      if (squared < bestSquared) {
        double offset = course[at - STRIDE + OFFSET];
        bestSquared = squared;
        piece = at;
        along = offset + t * (course[at + OFFSET] - offset);
      }
    }
    double distance = Math.sqrt(bestSquared);
    double offset = Math.min(along, lengthMeters());
    return new SegmentPoint(this, offset, distance, course[piece + BEARING]);
  }

  /** The place so many metres from the start; beyond an end it is that end. */
  public SegmentPoint at(double offsetMeters) {
    double offset = Math.min(lengthMeters(), Math.max(0, offsetMeters));
    return new SegmentPoint(this, offset, 0, course[piece(offset) + BEARING]);
  }

  /** Metres east at an offset. */
  public double xAt(double offsetMeters) {
    return between(0, offsetMeters);
  }

  /** Metres north at an offset. */
  public double yAt(double offsetMeters) {
    return between(Y, offsetMeters);
  }

  /** Where the vertex stands at which the piece ends that an offset lies on. */
  private int piece(double offset) {
    int at = STRIDE;
    while (at < course.length - STRIDE && course[at + OFFSET] < offset) {
      at += STRIDE;
    }
    return at;
  }

  /**
   * @param which of the numbers of a vertex
   */
  private double between(int which, double offset) {
    int at = piece(offset);
    double before = course[at - STRIDE + which];
    double start = course[at - STRIDE + OFFSET];
    double share = (offset - start) / (course[at + OFFSET] - start);
    return before + share * (course[at + which] - before);
  }
}
