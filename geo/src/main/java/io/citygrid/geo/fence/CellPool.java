package io.citygrid.geo.fence;

import java.util.Arrays;

/**
 * What stands in the grid cells that hold more than "nothing" or "wholly inside one fence": for
 * each fence that may cover points of the cell the few edges that touch it, and whether the cell's
 * corner lies inside. Immutable.
 *
 * <p>The exact test walks from the corner, whose side is known, first up or down along the cell's
 * left border and then sideways to the point, and counts the edges it crosses: all of them are
 * among the cell's own.
 *
 * <p>Layout of an entry list at an offset of {@code words}: number of entries, offset of the first
 * edge in {@code edges}, then for each entry, in layer order, the fence and {@code 2 * number of
 * edges + (corner inside ? 1 : 0)}.
 */
final class CellPool {
  private static final int HEADER = 2;

  private final int[] words;
  private final double[] edges;

  CellPool(int[] words, double[] edges) {
    this.words = words;
    this.edges = edges;
  }

  int length() {
    return words.length;
  }

  long bytes() {
    return 4L * words.length + 8L * edges.length;
  }

  int entries(int offset) {
    return words[offset];
  }

  /** The fence of an entry. */
  int fence(int offset, int entry) {
    return words[offset + HEADER + 2 * entry];
  }

  /** The first fence of the cell that covers the point; {@link FenceIndex#NONE} when none does. */
  int first(int offset, double cornerX, double cornerY, double x, double y) {
    int entries = words[offset];
    int edge = words[offset + 1];
    for (int word = offset + HEADER; word < offset + HEADER + 2 * entries; word += 2) {
      int packed = words[word + 1];
      int end = edge + (packed >> 1) * FenceEdges.STRIDE;
      if (covers(edge, end, (packed & 1) != 0, cornerX, cornerY, x, y)) {
        return words[word];
      }
      edge = end;
    }
    return FenceIndex.NONE;
  }

  /** Writes the fences of the cell that cover the point into found and returns how many. */
  int all(int offset, double cornerX, double cornerY, double x, double y, int[] found) {
    int entries = words[offset];
    int edge = words[offset + 1];
    int count = 0;
    for (int word = offset + HEADER; word < offset + HEADER + 2 * entries; word += 2) {
      int packed = words[word + 1];
      int end = edge + (packed >> 1) * FenceEdges.STRIDE;
      if (covers(edge, end, (packed & 1) != 0, cornerX, cornerY, x, y)) {
        found[count++] = words[word];
      }
      edge = end;
    }
    return count;
  }

  private boolean covers(
      int from, int to, boolean cornerInside, double cornerX, double cornerY, double x, double y) {
    boolean inside = cornerInside;
    for (int i = from; i < to; i += FenceEdges.STRIDE) {
      double ax = edges[i];
      double ay = edges[i + 1];
      double bx = edges[i + 2];
      double by = edges[i + 3];
      if ((ax > cornerX) != (bx > cornerX)
          && EdgeSide.ofMoved(ax, ay, bx, by, cornerX, cornerY)
              != EdgeSide.ofMoved(ax, ay, bx, by, cornerX, y)) {
        inside = !inside;
      }
      if (y >= ay && y <= by) {
        int side = EdgeSide.of(ax, ay, bx, by, x, y);
        if (side == EdgeSide.ON_LINE) {
          if (x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) {
            return true;
          }
          side = ay == by ? EdgeSide.LEFT : EdgeSide.RIGHT;
        }
        // An edge that ends at this height is below the point once it is moved upwards.
        if (y < by && side != EdgeSide.ofMoved(ax, ay, bx, by, cornerX, y)) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  /** Collects entry lists, then makes the pool. */
  static final class Builder {
    private int[] words = new int[1024];
    private int length;
    private final DoubleList edges = new DoubleList();

    /** Continues a pool: what stands there keeps its offsets. */
    Builder continuing(CellPool pool) {
      words = Arrays.copyOf(pool.words, Math.max(words.length, pool.words.length * 2));
      length = pool.words.length;
      edges.addAll(pool.edges, 0, pool.edges.length);
      return this;
    }

    /** Starts an entry list and returns its offset. */
    int start() {
      int offset = length;
      word(0);
      word(edges.length());
      return offset;
    }

    /** Adds the fence's part of a raster cell to the list. */
    void add(int offset, int fence, FenceRaster raster, int cell) {
      words[offset]++;
      int count = raster.copyEdges(cell, edges);
      word(fence);
      word(count * 2 + (raster.cornerInside(cell) ? 1 : 0));
    }

    /** Adds a fence that covers the whole cell. */
    void addWhole(int offset, int fence) {
      words[offset]++;
      word(fence);
      word(1);
    }

    /** Adds one entry of another pool's list. */
    void copy(int offset, CellPool source, int sourceOffset, int entry) {
      words[offset]++;
      int edge = source.words[sourceOffset + 1];
      for (int before = 0; before < entry; before++) {
        edge += (source.words[sourceOffset + HEADER + 2 * before + 1] >> 1) * FenceEdges.STRIDE;
      }
      int packed = source.words[sourceOffset + HEADER + 2 * entry + 1];
      edges.addAll(source.edges, edge, (packed >> 1) * FenceEdges.STRIDE);
      word(source.words[sourceOffset + HEADER + 2 * entry]);
      word(packed);
    }

    CellPool build() {
      return new CellPool(Arrays.copyOf(words, length), edges.toArray());
    }

    private void word(int value) {
      if (length == words.length) {
        words = Arrays.copyOf(words, length * 2);
      }
      words[length++] = value;
    }
  }
}
