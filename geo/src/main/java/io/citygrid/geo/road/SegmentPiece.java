package io.citygrid.geo.road;

/**
 * A straight piece of a segment as {@link #STRIDE} numbers side by side: both ends, how far along
 * the segment they lie, its bearing, and the segment's index. They fill one line of a processor's
 * cache.
 */
final class SegmentPiece {
  static final int STRIDE = 8;

  private static final int FROM_X = 0;
  private static final int FROM_Y = 1;
  private static final int TO_X = 2;
  private static final int TO_Y = 3;
  private static final int FROM_OFFSET = 4;
  private static final int TO_OFFSET = 5;
  private static final int BEARING = 6;
  private static final int SEGMENT = 7;

  private SegmentPiece() {}

  /**
   * Writes the piece that ends at a vertex.
   *
   * @param at where its first number goes
   */
  static void write(Segment segment, int vertex, double[] numbers, int at) {
    numbers[at + FROM_X] = segment.x(vertex - 1);
    numbers[at + FROM_Y] = segment.y(vertex - 1);
    numbers[at + TO_X] = segment.x(vertex);
    numbers[at + TO_Y] = segment.y(vertex);
    numbers[at + FROM_OFFSET] = segment.offsetMeters(vertex - 1);
    numbers[at + TO_OFFSET] = segment.offsetMeters(vertex);
    numbers[at + BEARING] = segment.bearingDegrees(vertex);
    numbers[at + SEGMENT] = segment.index();
  }

  static int segment(double[] numbers, int at) {
    return (int) numbers[at + SEGMENT];
  }

  static double fromOffset(double[] numbers, int at) {
    return numbers[at + FROM_OFFSET];
  }

  static double bearing(double[] numbers, int at) {
    return numbers[at + BEARING];
  }

  /** How far along the piece the place is that is nearest to the point: 0 to 1. */
  static double share(double[] numbers, int at, double x, double y) {
    double dx = numbers[at + TO_X] - numbers[at + FROM_X];
    double dy = numbers[at + TO_Y] - numbers[at + FROM_Y];
    double share =
        ((x - numbers[at + FROM_X]) * dx + (y - numbers[at + FROM_Y]) * dy) / (dx * dx + dy * dy);
    return Math.min(1, Math.max(0, share));
  }

  /** The square of the distance of the point from a place on the piece. */
  static double squaredMeters(double[] numbers, int at, double share, double x, double y) {
    double dx = numbers[at + TO_X] - numbers[at + FROM_X];
    double dy = numbers[at + TO_Y] - numbers[at + FROM_Y];
    double east = numbers[at + FROM_X] + share * dx - x;
    double north = numbers[at + FROM_Y] + share * dy - y;
    return east * east + north * north;
  }

  /** How far along the segment a place on the piece is. */
  static double offset(double[] numbers, int at, double share) {
    double from = numbers[at + FROM_OFFSET];
    return from + share * (numbers[at + TO_OFFSET] - from);
  }
}
