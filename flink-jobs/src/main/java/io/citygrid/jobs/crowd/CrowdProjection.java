package io.citygrid.jobs.crowd;

import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** An area's latest window in the live view; a correction counts as newer. */
public final class CrowdProjection {
  /** Only the latest of each area is shown. */
  public static final WriteOrder.Latest<CrowdView> LATEST =
      new WriteOrder.Latest<>(CrowdView::area, CrowdProjection::version);

  private CrowdProjection() {}

  /** The area, to be written over an older window or version. */
  public static ViewWrite project(CrowdView view) {
    return new ViewWrite(
        ViewKind.CROWD,
        view.area(),
        version(view),
        Codecs.CROWD_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  /** No version of a window counts as much as the next window, whatever it rests on. */
  private static long version(CrowdView view) {
    return view.at().toEpochMilli() + Math.min(view.version(), view.seconds() * 1_000 - 1);
  }
}
