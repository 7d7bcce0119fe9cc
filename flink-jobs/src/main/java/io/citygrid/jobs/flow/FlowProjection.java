package io.citygrid.jobs.flow;

import io.citygrid.city.view.FlowView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** Flow of an area in its latest interval in the live view; a correction counts as newer. */
public final class FlowProjection {
  /** Only the latest of each area is shown, of people and of vehicles. */
  public static final WriteOrder.Latest<FlowView> LATEST =
      new WriteOrder.Latest<>(FlowProjection::id, FlowProjection::version);

  private static final long SECONDS_PER_MINUTE = 60;

  /** More than an interval is corrected for, in milliseconds (some four hours). */
  private static final long VERSIONS = 1L << 24;

  private FlowProjection() {}

  /** The area, to be written over an older interval or version. */
  public static ViewWrite project(FlowView view) {
    return new ViewWrite(
        ViewKind.FLOW,
        id(view),
        version(view),
        Codecs.FLOW_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  private static String id(FlowView view) {
    return view.mover() + "/" + view.area();
  }

  /**
   * No version of an interval counts as much as the next one; exact as a double, as Redis has it.
   */
  private static long version(FlowView view) {
    return view.at().getEpochSecond() / SECONDS_PER_MINUTE * VERSIONS
        + Math.min(view.version(), VERSIONS - 1);
  }
}
