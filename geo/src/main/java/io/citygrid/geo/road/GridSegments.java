package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The straight pieces of a network's segments in square cells: each cell has those whose boxes
 * touch it, with all that is asked of them, side by side in one run of numbers. What is passed over
 * is not fetched from elsewhere in memory, and neither is a segment. Immutable, thread-safe.
 */
public final class GridSegments implements SegmentIndex {
  private static final double CELL_METERS = 100;

  /** Odd, so that no two products are the same: 2 to the 64th by the golden ratio. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final RoadNetwork network;

  /** Of each piece in each cell what {@link SegmentPiece} has, cell after cell. */
  private final double[] pieces;

  /** Two for each slot: a cell, and where its pieces begin and how many they are; 0: free. */
  private final long[] cells;

  private final int mask;

  private GridSegments(RoadNetwork network) {
    this.network = network;
    Map<Long, PieceList> lists = new HashMap<>();
    for (Segment segment : network.segments()) {
      for (int vertex = 1; vertex < segment.size(); vertex++) {
        addPiece(segment, vertex, lists);
      }
    }
    int slots = Math.max(2, Integer.highestOneBit(Math.max(1, lists.size())) * 4);
    this.mask = slots - 1;
    this.cells = new long[2 * slots];
    this.pieces =
        new double[lists.values().stream().mapToInt(list -> list.size).sum() * SegmentPiece.STRIDE];
    int from = 0;
    for (Map.Entry<Long, PieceList> each : lists.entrySet()) {
      PieceList list = each.getValue();
      int slot = slot(each.getKey());
      while (cells[2 * slot + 1] != 0) {
        slot = slot + 1 & mask;
      }
      cells[2 * slot] = each.getKey();
      cells[2 * slot + 1] = (long) from << Integer.SIZE | list.size;
      System.arraycopy(list.numbers, 0, pieces, from, list.size * SegmentPiece.STRIDE);
      from += list.size * SegmentPiece.STRIDE;
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
    NearPieces near = new NearPieces(pieces, x, y, radiusMeters);
    for (long column = cell(x - radiusMeters); column <= cell(x + radiusMeters); column++) {
      for (long row = cell(y - radiusMeters); row <= cell(y + radiusMeters); row++) {
        long run = find(key(column, row));
        near.look((int) (run >>> Integer.SIZE), (int) run);
      }
    }
    return near.points(network);
  }

  /** Where the pieces of a cell begin and how many they are, in one; 0 when there are none. */
  private long find(long key) {
    int slot = slot(key);
    while (cells[2 * slot + 1] != 0) {
      if (cells[2 * slot] == key) {
        return cells[2 * slot + 1];
      }
      slot = slot + 1 & mask;
    }
    return 0;
  }

  /** From the upper half of the product, into which all bits of the key go. */
  private int slot(long key) {
    return (int) (key * SPREAD >>> Integer.SIZE) & mask;
  }

  private static void addPiece(Segment segment, int vertex, Map<Long, PieceList> lists) {
    double west = Math.min(segment.x(vertex - 1), segment.x(vertex));
    double east = Math.max(segment.x(vertex - 1), segment.x(vertex));
    double south = Math.min(segment.y(vertex - 1), segment.y(vertex));
    double north = Math.max(segment.y(vertex - 1), segment.y(vertex));
    for (long column = cell(west); column <= cell(east); column++) {
      for (long row = cell(south); row <= cell(north); row++) {
        lists.computeIfAbsent(key(column, row), at -> new PieceList()).add(segment, vertex);
      }
    }
  }

  private static long cell(double meters) {
    return (long) Math.floor(meters / CELL_METERS);
  }

  private static long key(long column, long row) {
    return column << Integer.SIZE | row & 0xFFFF_FFFFL;
  }

  /** The pieces of one cell while the index is built. */
  private static final class PieceList {
    private int size;
    private double[] numbers = new double[4 * SegmentPiece.STRIDE];

    void add(Segment segment, int vertex) {
      int at = size * SegmentPiece.STRIDE;
      if (at == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      }
      SegmentPiece.write(segment, vertex, numbers, at);
      size++;
    }
  }
}
