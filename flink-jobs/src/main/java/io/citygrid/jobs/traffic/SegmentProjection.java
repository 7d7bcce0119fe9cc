package io.citygrid.jobs.traffic;

import io.citygrid.city.view.SegmentView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.jobs.redis.WriteOrder;
import io.citygrid.jobs.traffic.core.PublishedSegment;
import java.util.List;

/** A segment's latest interval in the live view; a correction counts as newer. */
public final class SegmentProjection {
  /** Only the latest of each segment is shown. */
  public static final WriteOrder.Latest<PublishedSegment> LATEST =
      new WriteOrder.Latest<>(published -> published.view().segment(), SegmentProjection::version);

  private SegmentProjection() {}

  /** The segment, to be written over an older interval or version. */
  public static ViewWrite project(PublishedSegment published) {
    SegmentView view = published.view();
    return new ViewWrite(
        ViewKind.SEGMENT,
        view.segment(),
        version(published),
        Codecs.SEGMENT_VIEW.encode(view),
        view.at().toEpochMilli(),
        List.of());
  }

  /** A road has fewer versions in an interval than that has milliseconds. */
  private static long version(PublishedSegment published) {
    return published.view().at().toEpochMilli() + published.roadVersion();
  }
}
