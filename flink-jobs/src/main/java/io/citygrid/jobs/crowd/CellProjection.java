package io.citygrid.jobs.crowd;

import io.citygrid.city.view.CellView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** A grid cell's latest window in the live view; a correction counts as newer. */
public final class CellProjection {
  /** Only the latest of each cell is shown. */
  public static final WriteOrder.Latest<CellView> LATEST =
      new WriteOrder.Latest<>(CellView::cell, CellProjection::version);

  private CellProjection() {}

  /** The cell, to be written over an older window or version. */
  public static ViewWrite project(CellView view) {
    return new ViewWrite(
        ViewKind.CELL,
        view.cell(),
        version(view),
        Codecs.CELL_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  /** No version of a window counts as much as the next window. */
  private static long version(CellView view) {
    return view.at().toEpochMilli() + Math.min(view.version(), view.seconds() * 1_000 - 1);
  }
}
