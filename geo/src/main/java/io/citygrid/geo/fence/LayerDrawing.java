package io.citygrid.geo.fence;

import java.util.Arrays;

/**
 * Draws a whole layer on its grid: fence after fence as rasters, whose cells are chained, then each
 * cell's chain becomes its value or its entry list.
 */
final class LayerDrawing {
  private static final int END = -1;

  private final Grid grid;
  private final FenceLayer layer;

  /** Latest link of each cell; links of one cell run from the last fence to the first. */
  private final int[] head;

  private int[] linkFence = new int[1024];
  private int[] linkCell = new int[1024];
  private int[] linkNext = new int[1024];
  private int links;

  LayerDrawing(Grid grid, FenceLayer layer) {
    this.grid = grid;
    this.layer = layer;
    this.head = new int[grid.columns() * grid.rows()];
    Arrays.fill(head, END);
  }

  GridFences draw() {
    FenceRaster[] rasters = new FenceRaster[layer.fences().size()];
    for (int fence = 0; fence < rasters.length; fence++) {
      rasters[fence] = new FenceRaster(grid, layer.fences().get(fence));
      chainCells(fence, rasters[fence]);
    }
    int[] cells = new int[head.length];
    CellPool.Builder pool = new CellPool.Builder();
    int[] chain = new int[16];
    for (int at = 0; at < cells.length; at++) {
      int length = 0;
      for (int link = head[at]; link != END; link = linkNext[link]) {
        if (length == chain.length) {
          chain = Arrays.copyOf(chain, length * 2);
        }
        chain[length++] = link;
      }
      cells[at] = valueOf(chain, length, rasters, pool);
    }
    return GridFences.drawn(layer, grid, cells, pool.build());
  }

  private int valueOf(int[] chain, int length, FenceRaster[] rasters, CellPool.Builder pool) {
    if (length == 0) {
      return GridFences.empty();
    }
    int only = linkFence[chain[0]];
    if (length == 1 && !rasters[only].hasEdges(linkCell[chain[0]])) {
      return only;
    }
    int offset = pool.start();
    for (int i = length - 1; i >= 0; i--) {
      int fence = linkFence[chain[i]];
      pool.add(offset, fence, rasters[fence], linkCell[chain[i]]);
    }
    return GridFences.reference(offset);
  }

  private void chainCells(int fence, FenceRaster raster) {
    for (int row = 0; row < raster.height; row++) {
      for (int column = 0; column < raster.width; column++) {
        int cell = row * raster.width + column;
        if (raster.hasEdges(cell) || raster.cornerInside(cell)) {
          link((raster.firstRow + row) * grid.columns() + raster.firstColumn + column, fence, cell);
        }
      }
    }
  }

  private void link(int at, int fence, int cell) {
    if (links == linkFence.length) {
      linkFence = Arrays.copyOf(linkFence, links * 2);
      linkCell = Arrays.copyOf(linkCell, links * 2);
      linkNext = Arrays.copyOf(linkNext, links * 2);
    }
    linkFence[links] = fence;
    linkCell[links] = cell;
    linkNext[links] = head[at];
    head[at] = links++;
  }
}
