package io.citygrid.geo.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers of each segment the piece that is nearest to a point. A piece that lies in several cells
 * may come from each of them.
 */
final class NearPieces {
  /** Far more than distances are wrong by in floating point. */
  private static final double HAIR_METERS = 0.01;

  private final double[] numbers;
  private final double x;
  private final double y;
  private final double radiusMeters;
  private final double mostSquared;
  private int size;

  /** The segments found so far, where the nearest piece of each begins, and how far that is. */
  private int[] segments = new int[16];

  private int[] nearest = new int[16];
  private double[] squared = new double[16];

  NearPieces(double[] numbers, double x, double y, double radiusMeters) {
    this.numbers = numbers;
    this.x = x;
    this.y = y;
    this.radiusMeters = radiusMeters;
    this.mostSquared = (radiusMeters + HAIR_METERS) * (radiusMeters + HAIR_METERS);
  }

  /**
   * Looks at pieces that follow each other.
   *
   * @param from where the first begins
   */
  void look(int from, int count) {
    for (int at = from; at < from + count * SegmentPiece.STRIDE; at += SegmentPiece.STRIDE) {
      double share = SegmentPiece.share(numbers, at, x, y);
      double far = SegmentPiece.squaredMeters(numbers, at, share, x, y);
      if (far <= mostSquared) {
        take(at, far);
      }
    }
  }

  private void take(int at, double far) {
    int segment = SegmentPiece.segment(numbers, at);
    for (int i = 0; i < size; i++) {
      if (segments[i] == segment) {
        if (far < squared[i] || far == squared[i] && isEarlier(at, nearest[i])) {
          nearest[i] = at;
          squared[i] = far;
        }
        return;
      }
    }
    if (size == segments.length) {
      segments = Arrays.copyOf(segments, 2 * size);
      nearest = Arrays.copyOf(nearest, 2 * size);
      squared = Arrays.copyOf(squared, 2 * size);
    }
    segments[size] = segment;
    nearest[size] = at;
    squared[size] = far;
    size++;
  }

  private boolean isEarlier(int at, int than) {
    return SegmentPiece.fromOffset(numbers, at) < SegmentPiece.fromOffset(numbers, than);
  }

  /** The nearest place of each segment within the radius, nearest first. */
  List<SegmentPoint> points(RoadNetwork network) {
    int[] order = new int[size];
    double[] meters = new double[size];
    int within = 0;
    for (int i = 0; i < size; i++) {
      meters[i] = Math.sqrt(squared[i]);
      if (meters[i] <= radiusMeters) {
        insert(i, order, within, meters);
        within++;
      }
    }
    List<SegmentPoint> points = new ArrayList<>(within);
    for (int i = 0; i < within; i++) {
      points.add(point(network, order[i], meters[order[i]]));
    }
    return points;
  }

  /** Where it belongs: there are a few, for which sorting afterwards is dear. */
  private void insert(int one, int[] order, int count, double[] meters) {
    int at = count;
    while (at > 0 && isNearer(one, order[at - 1], meters)) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = one;
  }

  private boolean isNearer(int one, int other, double[] meters) {
    int nearer = Double.compare(meters[one], meters[other]);
    return nearer < 0 || nearer == 0 && segments[one] < segments[other];
  }

  private SegmentPoint point(RoadNetwork network, int of, double distance) {
    int at = nearest[of];
    double offset = SegmentPiece.offset(numbers, at, SegmentPiece.share(numbers, at, x, y));
    return new SegmentPoint(
        network.segment(segments[of]),
        Math.min(offset, network.lengthMeters(segments[of])),
        distance,
        SegmentPiece.bearing(numbers, at));
  }
}
