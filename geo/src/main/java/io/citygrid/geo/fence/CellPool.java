package io.citygrid.geo.fence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What stands in the grid cells that hold more than "nothing" or "wholly inside one fence": for
 * each fence that may cover points of the cell the few edges that touch it, and whether the cell's
 * corner lies inside. Immutable.
 *
 * <p>A pool can be continued: the next one stands in the same arrays and adds behind what this one
 * holds, so that nothing is copied while there is room. Nobody looks behind the end of his own
 * pool, hence readers of the older one see what they always saw. Only the first continuation of a
 * pool may write there; any other copies.
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
  private final int wordCount;
  private final double[] edges;
  private final int edgeNumbers;
  private final AtomicBoolean continued = new AtomicBoolean();

  private CellPool(int[] words, int wordCount, double[] edges, int edgeNumbers) {
    this.words = words;
    this.wordCount = wordCount;
    this.edges = edges;
    this.edgeNumbers = edgeNumbers;
  }

  static CellPool empty() {
    return new CellPool(new int[0], 0, new double[0], 0);
  }

  /** Words in use; every offset is below. */
  int length() {
    return wordCount;
  }

  /** Bytes in use, without the room behind them. */
  long bytesInUse() {
    return 4L * wordCount + 8L * edgeNumbers;
  }

  /** Bytes of the arrays, room included. */
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
    private int[] words;
    private int length;
    private final DoubleList edges;

    Builder() {
      words = new int[1024];
      edges = new DoubleList();
    }

    private Builder(int[] words, int length, DoubleList edges) {
      this.words = words;
      this.length = length;
      this.edges = edges;
    }

    /** Continues a pool: what stands there keeps its offsets. */
    static Builder continuing(CellPool pool) {
      boolean first = pool.continued.compareAndSet(false, true);
      int[] words = first ? pool.words : Arrays.copyOf(pool.words, pool.words.length);
      double[] edges = first ? pool.edges : Arrays.copyOf(pool.edges, pool.edges.length);
      return new Builder(words, pool.wordCount, new DoubleList(edges, pool.edgeNumbers));
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

    /** Adds another pool's whole list and returns its offset. */
    int copyAll(CellPool source, int sourceOffset) {
      int offset = start();
      int entries = source.words[sourceOffset];
      int sum = 0;
      for (int entry = 0; entry < entries; entry++) {
        int at = sourceOffset + HEADER + 2 * entry;
        word(source.words[at]);
        word(source.words[at + 1]);
        sum += source.words[at + 1] >> 1;
      }
      words[offset] = entries;
      edges.addAll(source.edges, source.words[sourceOffset + 1], sum * FenceEdges.STRIDE);
      return offset;
    }

    /**
     * The grid's value for the list at the offset, which must be the latest. A list that says no
     * more than "nothing" or "wholly inside this one" is taken out again.
     */
    int valueOf(int offset) {
      int entries = words[offset];
      if (entries == 0) {
        length = offset;
        return GridFences.empty();
      }
      if (entries == 1 && words[offset + HEADER + 1] == 1) {
        length = offset;
        return words[offset + HEADER];
      }
      return GridFences.reference(offset);
    }

    /** The pool, in arrays without room. */
    CellPool build() {
      return new CellPool(Arrays.copyOf(words, length), length, edges.toArray(), edges.length());
    }

    /** The pool, in arrays with room for the next continuation. */
    CellPool buildWithRoom() {
      return new CellPool(words, length, edges.array(), edges.length());
    }

    private void word(int value) {
      if (length == words.length) {
        words = Arrays.copyOf(words, Math.max(1024, length * 2));
      }
      words[length++] = value;
    }
  }
}
