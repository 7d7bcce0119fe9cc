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

  /** Far more than distances are wrong by in floating point. */
  private static final double HAIR_METERS = 0.01;

  private final RoadNetwork network;
  private final Map<Long, Cell> cells = new HashMap<>();

  /**
   * What lies in a cell, with the boxes around the whole segments side by side: most are passed
   * over, and should not have to be fetched from memory for it.
   */
  private static final class Cell {
    private static final int BOX = 4;

    private int size;
    private int[] segments = new int[4];

    /** Of each segment west, south, east and north. */
    private double[] boxes = new double[BOX * 4];

    void add(Segment segment) {
      if (size > 0 && segments[size - 1] == segment.index()) {
        return;
      }
      if (size == segments.length) {
        segments = Arrays.copyOf(segments, 2 * size);
        boxes = Arrays.copyOf(boxes, BOX * 2 * size);
      }
      segments[size] = segment.index();
      boxes[BOX * size] = segment.west();
      boxes[BOX * size + 1] = segment.south();
      boxes[BOX * size + 2] = segment.east();
      boxes[BOX * size + 3] = segment.north();
      size++;
    }

    /** Whether already the box of a segment is farther from the point than this. */
    boolean isBeyond(int i, double x, double y, double meters) {
      int at = BOX * i;
      return x < boxes[at] - meters
          || y < boxes[at + 1] - meters
          || x > boxes[at + 2] + meters
          || y > boxes[at + 3] + meters;
    }
  }

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
    for (long column = cell(x - radiusMeters); column <= cell(x + radiusMeters); column++) {
      for (long row = cell(y - radiusMeters); row <= cell(y + radiusMeters); row++) {
        Cell here = cells.get(key(column, row));
        if (here != null) {
          addNear(here, x, y, radiusMeters, found);
        }
      }
    }
    return found;
  }

  private void addNear(
      Cell cell, double x, double y, double radiusMeters, List<SegmentPoint> found) {
    for (int i = 0; i < cell.size; i++) {
      if (cell.isBeyond(i, x, y, radiusMeters + HAIR_METERS)) {
        continue;
      }
      SegmentPoint place = network.segment(cell.segments[i]).nearest(x, y);
      if (place.distanceMeters() <= radiusMeters) {
        insert(found, place);
      }
    }
  }

  /**
   * Where it belongs, nearest first: there are a few, for which sorting afterwards is dear. One
   * that lies in several cells comes from each of them.
   */
  private static void insert(List<SegmentPoint> found, SegmentPoint place) {
    int at = found.size();
    while (at > 0 && nearestFirst(found.get(at - 1), place) > 0) {
      at--;
    }
    if (at == 0 || found.get(at - 1).segment() != place.segment()) {
      found.add(at, place);
    }
  }

  private static int nearestFirst(SegmentPoint one, SegmentPoint other) {
    int nearer = Double.compare(one.distanceMeters(), other.distanceMeters());
    return nearer == 0 ? Integer.compare(one.segment().index(), other.segment().index()) : nearer;
  }

  private void addPiece(Segment segment, int i) {
    double west = Math.min(segment.x(i - 1), segment.x(i));
    double east = Math.max(segment.x(i - 1), segment.x(i));
    double south = Math.min(segment.y(i - 1), segment.y(i));
    double north = Math.max(segment.y(i - 1), segment.y(i));
    for (long column = cell(west); column <= cell(east); column++) {
      for (long row = cell(south); row <= cell(north); row++) {
        cells.computeIfAbsent(key(column, row), at -> new Cell()).add(segment);
      }
    }
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
