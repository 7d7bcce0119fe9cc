package io.citygrid.jobs.crowd;

import io.citygrid.city.view.HeatView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.crowd.core.ShownHeat;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** A cell of the heat surface in the live view; a correction counts as newer. */
public final class HeatProjection {
  /** Only the latest of each cell is shown. */
  public static final WriteOrder.Latest<ShownHeat> LATEST =
      new WriteOrder.Latest<>(shown -> shown.view().cell(), HeatProjection::version);

  private HeatProjection() {}

  /** The cell, to be written over an older window or version. */
  public static ViewWrite project(ShownHeat shown) {
    HeatView view = shown.view();
    return new ViewWrite(
        ViewKind.HEAT,
        view.cell(),
        version(shown),
        Codecs.HEAT_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  /** No version of a window counts as much as the next window. */
  private static long version(ShownHeat shown) {
    return shown.view().at().toEpochMilli()
        + Math.min(shown.version(), shown.view().seconds() * 1_000 - 1);
  }
}
