package io.citygrid.jobs.traffic;

import io.citygrid.city.view.TravelView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.List;

/** A route's latest travel time in the live view; a correction counts as newer. */
public final class TravelProjection {
  /** Only the latest of each route is shown. */
  public static final WriteOrder.Latest<TravelView> LATEST =
      new WriteOrder.Latest<>(TravelView::route, TravelProjection::version);

  private static final long SECONDS_PER_MINUTE = 60;

  /** More vehicles than a city's roads see while an interval counts. */
  private static final long VERSIONS = 1L << 24;

  private TravelProjection() {}

  /** The route, to be written over an older interval or version. */
  public static ViewWrite project(TravelView view) {
    return new ViewWrite(
        ViewKind.TRAVEL,
        view.route(),
        version(view),
        Codecs.TRAVEL_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  /**
   * No version of an interval counts as much as the next one; exact as a double, as Redis has it.
   */
  private static long version(TravelView view) {
    return view.at().getEpochSecond() / SECONDS_PER_MINUTE * VERSIONS
        + Math.min(view.version(), VERSIONS - 1);
  }
}
