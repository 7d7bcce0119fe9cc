package io.citygrid.geo.fence;

import org.locationtech.jts.geom.Envelope;

/**
 * Lays equal cells over the box of a layer. A cell's corner is its lower left one.
 *
 * @param minX longitude of the left border, degrees
 * @param minY latitude of the lower border, degrees
 * @param cellWidth degrees
 * @param cellHeight degrees
 */
record Grid(double minX, double minY, double cellWidth, double cellHeight, int columns, int rows) {
  /** Cells for each edge of the layer: most cells then hold no edge, and the grid stays small. */
  private static final int CELLS_PER_EDGE = 16;

  private static final int LEAST_SIDE = 16;

  /** 2048 x 2048 cells of 4 bytes: 16 MiB at most, whatever the layer. */
  private static final int MOST_SIDE = 2048;

  /** A grid that fits a box with so many edges in it. */
  static Grid over(Envelope box, long edges) {
    int side = (int) Math.ceil(Math.sqrt((double) edges * CELLS_PER_EDGE));
    side = Math.max(LEAST_SIDE, Math.min(MOST_SIDE, side));
    // A little wider than the box, so that its right and upper borders lie inside a cell.
    double width = Math.max(box.getWidth(), 1e-9) * (1 + 1e-9);
    double height = Math.max(box.getHeight(), 1e-9) * (1 + 1e-9);
    return new Grid(box.getMinX(), box.getMinY(), width / side, height / side, side, side);
  }

  /** Column of a longitude; negative or too large outside the grid. */
  int column(double x) {
    return (int) Math.floor((x - minX) / cellWidth);
  }

  /** Row of a latitude; negative or too large outside the grid. */
  int row(double y) {
    return (int) Math.floor((y - minY) / cellHeight);
  }

  int clampedColumn(double x) {
    return Math.max(0, Math.min(columns - 1, column(x)));
  }

  int clampedRow(double y) {
    return Math.max(0, Math.min(rows - 1, row(y)));
  }

  double cornerX(int column) {
    return minX + column * cellWidth;
  }

  double cornerY(int row) {
    return minY + row * cellHeight;
  }

  /** True when the box lies inside the grid, so that a fence with it can be added. */
  boolean contains(Envelope box) {
    return box.getMinX() >= minX
        && box.getMinY() >= minY
        && column(box.getMaxX()) < columns
        && row(box.getMaxY()) < rows;
  }
}
