package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The segments of a network in square cells: each cell lists those whose boxes touch it, straight
 * piece by straight piece. Immutable, thread-safe.
 */
public final class GridSegments implements SegmentIndex {
  private static final double CELL_METERS = 150;

  /** Odd, so that no two products are the same: 2 to the 64th by the golden ratio. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final int[] NOTHING = new int[0];

  /** Far more than distances are wrong by in floating point. */
  private static final double HAIR_METERS = 0.01;

  private final RoadNetwork network;
  private final Map<Long, int[]> cells = new HashMap<>();

  private GridSegments(RoadNetwork network) {
    this.network = network;
    for (Segment segment : network.segments()) {
      for (int i = 1; i < segment.size(); i++) {
        addPiece(segment, i);
      }
    }
  }

  /** Indexes all segments of the network. */
  public static GridSegments of(RoadNetwork network) {
    return new GridSegments(network);
  }

  @Override
  public List<SegmentPoint> near(LonLat point, double radiusMeters) {
    double x = network.frame().x(point.lon());
    double y = network.frame().y(point.lat());
    List<SegmentPoint> found = new ArrayList<>();
    for (int index : candidates(x, y, radiusMeters)) {
      Segment segment = network.segment(index);
      if (segment.isBeyond(x, y, radiusMeters + HAIR_METERS)) {
        continue;
      }
      SegmentPoint place = segment.nearest(x, y);
      if (place.distanceMeters() <= radiusMeters) {
        insert(found, place);
      }
    }
    return found;
  }

  /** Where it belongs, nearest first: there are a few, for which sorting afterwards is dear. */
  private static void insert(List<SegmentPoint> found, SegmentPoint place) {
    int at = found.size();
    while (at > 0 && nearestFirst(found.get(at - 1), place) > 0) {
      at--;
    }
    found.add(at, place);
  }

  private static int nearestFirst(SegmentPoint one, SegmentPoint other) {
    int nearer = Double.compare(one.distanceMeters(), other.distanceMeters());
    return nearer == 0 ? Integer.compare(one.segment().index(), other.segment().index()) : nearer;
  }

  private int[] candidates(double x, double y, double radius) {
    int[] gathered = NOTHING;
    for (long column = cell(x - radius); column <= cell(x + radius); column++) {
      for (long row = cell(y - radius); row <= cell(y + radius); row++) {
        int[] here = cells.get(key(column, row));
        if (here != null) {
          gathered = gathered.length == 0 ? here : together(gathered, here);
        }
      }
    }
    return gathered;
  }

  /** All that is in either, rising; both rise. */
  private static int[] together(int[] one, int[] other) {
    int[] all = new int[one.length + other.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      boolean isOne = j == other.length || i < one.length && one[i] <= other[j];
      int next = isOne ? one[i++] : other[j++];
      if (size == 0 || all[size - 1] != next) {
        all[size++] = next;
      }
    }
    return Arrays.copyOf(all, size);
  }

  private void addPiece(Segment segment, int i) {
    double west = Math.min(segment.x(i - 1), segment.x(i));
    double east = Math.max(segment.x(i - 1), segment.x(i));
    double south = Math.min(segment.y(i - 1), segment.y(i));
    double north = Math.max(segment.y(i - 1), segment.y(i));
    for (long column = cell(west); column <= cell(east); column++) {
      for (long row = cell(south); row <= cell(north); row++) {
        cells.merge(key(column, row), new int[] {segment.index()}, GridSegments::joined);
      }
    }
  }

  private static int[] joined(int[] known, int[] one) {
    if (known[known.length - 1] == one[0]) {
      return known;
    }
    int[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = one[0];
    return more;
  }

  private static long cell(double meters) {
    return (long) Math.floor(meters / CELL_METERS);
  }

  /**
   * Different for each cell, and spread: a map folds the halves of a long into one, so that column
   * and row side by side would fall together along each diagonal.
   */
  private static long key(long column, long row) {
    return (column << 32 ^ row & 0xFFFF_FFFFL) * SPREAD;
  }
}
