package io.citygrid.geo.road;

import java.util.Arrays;

/**
 * A directed piece of a road from one node to the next, at most as long as its class allows.
 * Immutable.
 */
public final class Segment {
  /** No segment. */
  public static final int NONE = -1;

  private final String id;
  private final int index;
  private final RoadLine line;
  private final boolean forward;
  private final int fromNode;
  private final int toNode;
  private final int reverse;
  private final double[] xs;
  private final double[] ys;
  private final double[] offsets;

  /** Of each piece, by the vertex where it ends. */
  private final double[] lengths;

  /** Of each piece, by the vertex where it ends. */
  private final double[] bearings;

  private final double west;
  private final double east;
  private final double south;
  private final double north;

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
    this.xs = xs;
    this.ys = ys;
    this.offsets = new double[xs.length];
    this.lengths = new double[xs.length];
    this.bearings = new double[xs.length];
    for (int i = 1; i < xs.length; i++) {
      lengths[i] = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
      offsets[i] = offsets[i - 1] + lengths[i];
      double degrees = Math.toDegrees(Math.atan2(xs[i] - xs[i - 1], ys[i] - ys[i - 1]));
      bearings[i] = degrees < 0 ? degrees + 360 : degrees;
    }
    this.west = Arrays.stream(xs).min().orElseThrow();
    this.east = Arrays.stream(xs).max().orElseThrow();
    this.south = Arrays.stream(ys).min().orElseThrow();
    this.north = Arrays.stream(ys).max().orElseThrow();
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
    return offsets[offsets.length - 1];
  }

  /** Vertices of the course. */
  public int size() {
    return xs.length;
  }

  /** Metres east in the network's frame. */
  public double x(int vertex) {
    return xs[vertex];
  }

  /** Length of the straight piece that ends at a vertex, metres. */
  public double pieceMeters(int vertex) {
    return lengths[vertex];
  }

  /** Metres north in the network's frame. */
  public double y(int vertex) {
    return ys[vertex];
  }

  /** True when already the box around the course is farther from the point than this. */
  boolean isBeyond(double x, double y, double meters) {
    return x < west - meters || x > east + meters || y < south - meters || y > north + meters;
  }

  /** The place on this segment that is nearest to the point; the earlier one of two. */
  public SegmentPoint nearest(double x, double y) {
    double bestSquared = Double.POSITIVE_INFINITY;
    int piece = 0;
    double along = 0;
    for (int i = 1; i < xs.length; i++) {
      double dx = xs[i] - xs[i - 1];
      double dy = ys[i] - ys[i - 1];
      double share = ((x - xs[i - 1]) * dx + (y - ys[i - 1]) * dy) / (dx * dx + dy * dy);
      double t = Math.min(1, Math.max(0, share));
      double east = xs[i - 1] + t * dx - x;
      double north = ys[i - 1] + t * dy - y;
      double squared = east * east + north * north;
      if (squared < bestSquared) {
        bestSquared = squared;
        piece = i;
        along = offsets[i - 1] + t * (offsets[i] - offsets[i - 1]);
      }
    }
    double distance = Math.sqrt(bestSquared);
    return new SegmentPoint(this, Math.min(along, lengthMeters()), distance, bearings[piece]);
  }

  /** The place so many metres from the start; beyond an end it is that end. */
  public SegmentPoint at(double offsetMeters) {
    double offset = Math.min(lengthMeters(), Math.max(0, offsetMeters));
    int piece = 1;
    while (piece < xs.length - 1 && offsets[piece] < offset) {
      piece++;
    }
    return new SegmentPoint(this, offset, 0, bearings[piece]);
  }

  /** Metres east at an offset. */
  public double xAt(double offsetMeters) {
    return between(xs, offsetMeters);
  }

  /** Metres north at an offset. */
  public double yAt(double offsetMeters) {
    return between(ys, offsetMeters);
  }

  private double between(double[] values, double offset) {
    int piece = 1;
    while (piece < values.length - 1 && offsets[piece] < offset) {
      piece++;
    }
    double share = (offset - offsets[piece - 1]) / (offsets[piece] - offsets[piece - 1]);
    return values[piece - 1] + share * (values[piece] - values[piece - 1]);
  }
}
