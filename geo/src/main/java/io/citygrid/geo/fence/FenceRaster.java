package io.citygrid.geo.fence;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * One fence drawn on the grid: for each cell of its box the edges that may touch the cell, and
 * whether the cell's corner (moved as in {@link EdgeSide#ofMoved}) lies inside the fence. A cell
 * without edges is wholly inside or wholly outside, as its corner is.
 */
final class FenceRaster {
  /** Edges are also listed in cells that they miss by less than this share of a cell. */
  private static final double MARGIN = 1e-6;

  private static final int END = -1;

  final int firstColumn;
  final int firstRow;
  final int width;
  final int height;
  private final Grid grid;
  private final double[] edges;
  private final boolean[] cornerInside;

  /** First link of each cell's chain of edges. */
  private final int[] head;

  private int[] linkEdge = new int[64];
  private int[] linkNext = new int[64];
  private int links;

  FenceRaster(Grid grid, Fence fence) {
    Envelope box = fence.geometry().getEnvelopeInternal();
    this.grid = grid;
    this.firstColumn = grid.clampedColumn(box.getMinX());
    this.firstRow = grid.clampedRow(box.getMinY());
    this.width = grid.clampedColumn(box.getMaxX()) - firstColumn + 1;
    this.height = grid.clampedRow(box.getMaxY()) - firstRow + 1;
    this.edges = FenceEdges.of(fence).coordinates;
    this.cornerInside = new boolean[width * height];
    this.head = new int[width * height];
    Arrays.fill(head, END);
    for (int edge = 0; edge < edges.length; edge += FenceEdges.STRIDE) {
      pointUpwards(edge);
      flipCornersRightOf(edge);
      chainToCells(edge);
    }
    spreadCorners();
  }

  /** The raster's own number of a grid cell; negative when it lies outside the fence's box. */
  int cellAt(int column, int row) {
    int x = column - firstColumn;
    int y = row - firstRow;
    return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
  }

  /** Whether the corner of the cell, counted from the raster's own first, lies inside. */
  boolean cornerInside(int cell) {
    return cornerInside[cell];
  }

  boolean hasEdges(int cell) {
    return head[cell] != END;
  }

  /** Appends the coordinates of the cell's edges to the target and returns its new length. */
  int copyEdges(int cell, DoubleList target) {
    int count = 0;
    for (int link = head[cell]; link != END; link = linkNext[link]) {
      int edge = linkEdge[link];
      target.add(edges[edge], edges[edge + 1], edges[edge + 2], edges[edge + 3]);
      count++;
    }
    return count;
  }

  private void pointUpwards(int edge) {
    boolean up =
        edges[edge + 1] < edges[edge + 3]
            || (edges[edge + 1] == edges[edge + 3] && edges[edge] < edges[edge + 2]);
    if (!up) {
      double x = edges[edge];
      double y = edges[edge + 1];
      edges[edge] = edges[edge + 2];
      edges[edge + 1] = edges[edge + 3];
      edges[edge + 2] = x;
      edges[edge + 3] = y;
    }
  }

  /**
   * Marks, in each row whose lower border the edge crosses, the first corner to the right of the
   * crossing; {@link #spreadCorners} carries the mark on.
   */
  private void flipCornersRightOf(int edge) {
    double ax = edges[edge];
    double ay = edges[edge + 1];
    double bx = edges[edge + 2];
    double by = edges[edge + 3];
    int top = Math.min(grid.row(by) + 1 - firstRow, height - 1);
    for (int row = Math.max(0, grid.row(ay) - firstRow); row <= top; row++) {
      double y = grid.cornerY(firstRow + row);
      if (ay > y || by <= y) {
        continue;
      }
      double crossing = ax + (y - ay) * ((bx - ax) / (by - ay));
      int column = Math.max(0, Math.min(width, grid.column(crossing) + 1 - firstColumn));
      while (column > 0 && isRight(edge, column - 1, y)) {
        column--;
      }
      while (column < width && !isRight(edge, column, y)) {
        column++;
      }
      if (column < width) {
        cornerInside[row * width + column] ^= true;
      }
    }
  }

  private boolean isRight(int edge, int column, double y) {
    double x = grid.cornerX(firstColumn + column);
    return EdgeSide.ofMoved(edges[edge], edges[edge + 1], edges[edge + 2], edges[edge + 3], x, y)
        == EdgeSide.RIGHT;
  }

  private void spreadCorners() {
    for (int row = 0; row < height; row++) {
      boolean inside = false;
      for (int cell = row * width; cell < (row + 1) * width; cell++) {
        inside ^= cornerInside[cell];
        cornerInside[cell] = inside;
      }
    }
  }

  private void chainToCells(int edge) {
    double ax = edges[edge];
    double ay = edges[edge + 1];
    double bx = edges[edge + 2];
    double by = edges[edge + 3];
    double marginX = grid.cellWidth() * MARGIN;
    double marginY = grid.cellHeight() * MARGIN;
    int bottom = Math.max(0, grid.row(ay - marginY) - firstRow);
    int top = Math.min(height - 1, grid.row(by + marginY) - firstRow);
    for (int row = bottom; row <= top; row++) {
      double from = x(ax, ay, bx, by, grid.cornerY(firstRow + row) - marginY);
      double to = x(ax, ay, bx, by, grid.cornerY(firstRow + row + 1) + marginY);
      if (ay == by) {
        from = ax;
        to = bx;
      }
      int left = Math.max(0, grid.column(Math.min(from, to) - marginX) - firstColumn);
      int right = Math.min(width - 1, grid.column(Math.max(from, to) + marginX) - firstColumn);
      for (int column = left; column <= right; column++) {
        chain(row * width + column, edge);
      }
    }
  }

  /** The edge's x at y, at its nearer end when y is beyond it. */
  private static double x(double ax, double ay, double bx, double by, double y) {
    if (y <= ay) {
      return ax;
    }
    return y >= by ? bx : ax + (y - ay) * ((bx - ax) / (by - ay));
  }

  private void chain(int cell, int edge) {
    if (links == linkEdge.length) {
      linkEdge = Arrays.copyOf(linkEdge, links * 2);
      linkNext = Arrays.copyOf(linkNext, links * 2);
    }
    linkEdge[links] = edge;
    linkNext[links] = head[cell];
    head[cell] = links++;
  }
}
