package io.citygrid.geo.fence;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * The fast fence index: a grid of 32-bit cells that say "in no fence", "wholly inside this one", or
 * "see the pool" (several fences, or edges). Most lookups are one memory access; those near an edge
 * test the few edges of their own cell, exactly.
 *
 * <p>The idea of true hits in a grid with refinement near edges: Kipf et al., Adaptive Main-Memory
 * Indexing for High-Performance Point-Polygon Joins, EDBT 2020. Here the cell keeps the edges and
 * the side of its corner, so that refinement does not depend on how many edges a fence has.
 *
 * <p>Memory: at most 16 MiB of grid and about 60 bytes for each edge and cell it touches. Immutable
 * and thread-safe; {@link #with} makes a new index that shares all but the grid's own values.
 */
public final class GridFences implements FenceIndex {
  /** A cell that no fence touches; other negative values are pool offsets, see {@link #offset}. */
  private static final int EMPTY = -1;

  /** Replacements may always leave so much behind, which a small layer alone would not allow. */
  private static final long ROOM_FOR_PATCHES = 1 << 16;

  private final FenceLayer layer;
  private final Grid grid;
  private final double perWidth;
  private final double perHeight;
  private final int[] cells;

  /** What stood there when the whole layer was indexed, and what replaced fences added since. */
  private final CellPool base;

  private final CellPool patch;

  private GridFences(FenceLayer layer, Grid grid, int[] cells, CellPool base, CellPool patch) {
    this.layer = layer;
    this.grid = grid;
    this.perWidth = 1 / grid.cellWidth();
    this.perHeight = 1 / grid.cellHeight();
    this.cells = cells;
    this.base = base;
    this.patch = patch;
  }

  /** Indexes the layer; a layer without fences covers nothing. */
  public static GridFences of(FenceLayer layer) {
    Envelope box = new Envelope();
    long edges = 0;
    for (Fence fence : layer.fences()) {
      box.expandToInclude(fence.geometry().getEnvelopeInternal());
      edges += fence.geometry().getNumPoints();
    }
    Grid grid = Grid.over(box.isNull() ? new Envelope(0, 0, 0, 0) : box, edges);
    return new LayerDrawing(grid, layer).draw();
  }

  static GridFences drawn(FenceLayer layer, Grid grid, int[] cells, CellPool pool) {
    return new GridFences(layer, grid, cells, pool, CellPool.empty());
  }

  /** The value of a cell that refers to the pool. */
  static int reference(int offset) {
    return -2 - offset;
  }

  private static int offset(int cell) {
    return -2 - cell;
  }

  static int empty() {
    return EMPTY;
  }

  @Override
  public FenceLayer layer() {
    return layer;
  }

  /** Bytes held by the index itself, without the layer's geometries. */
  public long bytes() {
    return 4L * cells.length + base.bytes() + patch.bytes();
  }

  @Override
  public int firstAt(double lon, double lat) {
    double column = (lon - grid.minX()) * perWidth;
    double row = (lat - grid.minY()) * perHeight;
    if (!(column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows())) {
      return NONE;
    }
    int cell = cells[(int) row * grid.columns() + (int) column];
    if (cell >= EMPTY) {
      return cell;
    }
    int offset = offset(cell);
    double cornerX = grid.cornerX((int) column);
    double cornerY = grid.cornerY((int) row);
    return offset < base.length()
        ? base.first(offset, cornerX, cornerY, lon, lat)
        : patch.first(offset - base.length(), cornerX, cornerY, lon, lat);
  }

  @Override
  public List<Fence> allAt(LonLat point) {
    double column = (point.lon() - grid.minX()) * perWidth;
    double row = (point.lat() - grid.minY()) * perHeight;
    if (!(column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows())) {
      return List.of();
    }
    int cell = cells[(int) row * grid.columns() + (int) column];
    if (cell >= EMPTY) {
      return cell == EMPTY ? List.of() : List.of(layer.fences().get(cell));
    }
    CellPool pool = poolOf(cell);
    int offset = offsetInPool(cell);
    int[] found = new int[pool.entries(offset)];
    double cornerX = grid.cornerX((int) column);
    double cornerY = grid.cornerY((int) row);
    int count = pool.all(offset, cornerX, cornerY, point.lon(), point.lat(), found);
    List<Fence> fences = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fences.add(layer.fences().get(found[i]));
    }
    return fences;
  }

  @Override
  public double edgeDistanceMeters(int fence, LonLat point) {
    return FenceEdges.distanceMeters(layer.fences().get(fence), point);
  }

  @Override
  public List<Fence> within(LonLat point, double meters) {
    FenceIndex.checkRadius(meters);
    // A hair more than the radius, since the box is in degrees and the distance in metres.
    double padX = FenceEdges.longitudeDegrees(meters, point.lat()) * 1.01 + grid.cellWidth() * 1e-6;
    double padY = FenceEdges.latitudeDegrees(meters) * 1.01 + grid.cellHeight() * 1e-6;
    BitSet candidates =
        candidates(
            new Envelope(
                point.lon() - padX, point.lon() + padX, point.lat() - padY, point.lat() + padY));
    List<Fence> covering = allAt(point);
    List<Fence> near = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Fence fence = layer.fences().get(i);
      if (covering.contains(fence) || edgeDistanceMeters(i, point) <= meters) {
        near.add(fence);
      }
    }
    return near;
  }

  /** Fences that have anything to do with the cells of the box. */
  private BitSet candidates(Envelope box) {
    BitSet found = new BitSet();
    if (box.getMaxX() < grid.minX()
        || box.getMaxY() < grid.minY()
        || grid.column(box.getMinX()) >= grid.columns()
        || grid.row(box.getMinY()) >= grid.rows()) {
      return found;
    }
    for (int row = grid.clampedRow(box.getMinY()); row <= grid.clampedRow(box.getMaxY()); row++) {
      int last = grid.clampedColumn(box.getMaxX());
      for (int column = grid.clampedColumn(box.getMinX()); column <= last; column++) {
        int cell = cells[row * grid.columns() + column];
        if (cell >= 0) {
          found.set(cell);
        } else if (cell != EMPTY) {
          CellPool pool = poolOf(cell);
          int offset = offsetInPool(cell);
          for (int entry = 0; entry < pool.entries(offset); entry++) {
            found.set(pool.fence(offset, entry));
          }
        }
      }
    }
    return found;
  }

  /**
   * The index of the layer's next version, in which one fence has another geometry. Costs a copy of
   * the grid's values and the cells of the old and the new outline. When replacements have added
   * half of what the whole layer took, what still stands is moved together; when the fence leaves
   * the grid, the whole layer is indexed again. This index goes on answering for its own version.
   *
   * @param next equal to this index's layer but for the geometry of the one fence
   * @param fence its position in the layer
   */
  public GridFences with(FenceLayer next, int fence) {
    Envelope before = layer.fences().get(fence).geometry().getEnvelopeInternal();
    Envelope after = next.fences().get(fence).geometry().getEnvelopeInternal();
    if (!grid.contains(after)) {
      return of(next);
    }
    if (patch.bytesInUse() > base.bytesInUse() / 2 + ROOM_FOR_PATCHES) {
      return movedTogether().with(next, fence);
    }
    CellPool.Builder grown = CellPool.Builder.continuing(patch);
    int[] changed = Arrays.copyOf(cells, cells.length);
    FenceRaster raster = new FenceRaster(grid, next.fences().get(fence));
    Envelope touched = new Envelope(before);
    touched.expandToInclude(after);
    int lastColumn = grid.clampedColumn(touched.getMaxX());
    for (int row = grid.clampedRow(touched.getMinY());
        row <= grid.clampedRow(touched.getMaxY());
        row++) {
      for (int column = grid.clampedColumn(touched.getMinX()); column <= lastColumn; column++) {
        int at = row * grid.columns() + column;
        changed[at] = replaced(cells[at], fence, raster, raster.cellAt(column, row), grown);
      }
    }
    return new GridFences(next, grid, changed, base, grown.buildWithRoom());
  }

  /** The same index in one pool, without what replaced fences left behind. */
  private GridFences movedTogether() {
    CellPool.Builder pool = new CellPool.Builder();
    int[] moved = new int[cells.length];
    for (int at = 0; at < cells.length; at++) {
      int cell = cells[at];
      moved[at] = cell >= EMPTY ? cell : reference(pool.copyAll(poolOf(cell), offsetInPool(cell)));
    }
    return drawn(layer, grid, moved, pool.build());
  }

  /** The new value of a cell once the fence's old part is taken out and its new part put in. */
  private int replaced(
      int cell, int fence, FenceRaster raster, int rasterCell, CellPool.Builder grown) {
    boolean edges = rasterCell >= 0 && raster.hasEdges(rasterCell);
    boolean whole = rasterCell >= 0 && !edges && raster.cornerInside(rasterCell);
    boolean alone = cell == EMPTY || cell == fence;
    if (alone && !edges) {
      return whole ? fence : EMPTY;
    }
    if (cell >= 0 && !alone && !edges && !whole) {
      return cell;
    }
    int offset = grown.start();
    boolean placed = !edges && !whole;
    int others =
        cell == EMPTY || cell == fence
            ? 0
            : cell >= 0 ? 1 : poolOf(cell).entries(offsetInPool(cell));
    for (int entry = 0; entry < others; entry++) {
      int other = cell >= 0 ? cell : poolOf(cell).fence(offsetInPool(cell), entry);
      if (!placed && other > fence) {
        place(grown, offset, fence, edges, raster, rasterCell);
        placed = true;
      }
      if (other != fence && cell >= 0) {
        grown.addWhole(offset, other);
      } else if (other != fence) {
        grown.copy(offset, poolOf(cell), offsetInPool(cell), entry);
      }
    }
    if (!placed) {
      place(grown, offset, fence, edges, raster, rasterCell);
    }
    int value = grown.valueOf(offset);
    return value >= EMPTY ? value : value - base.length();
  }

  private static void place(
      CellPool.Builder grown,
      int offset,
      int fence,
      boolean edges,
      FenceRaster raster,
      int rasterCell) {
    if (edges) {
      grown.add(offset, fence, raster, rasterCell);
    } else {
      grown.addWhole(offset, fence);
    }
  }

  private CellPool poolOf(int cell) {
    return offset(cell) < base.length() ? base : patch;
  }

  private int offsetInPool(int cell) {
    int offset = offset(cell);
    return offset < base.length() ? offset : offset - base.length();
  }
}
