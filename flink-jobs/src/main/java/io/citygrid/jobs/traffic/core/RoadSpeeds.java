package io.citygrid.jobs.traffic.core;

import io.citygrid.city.view.SegmentView;
import io.citygrid.live.traffic.travel.SegmentSpeed;
import java.util.List;

/**
 * What was told of a road's segments in an interval, on its way to the travel times. Flat,
 * streamed.
 *
 * @param speeds of segments, each with its id
 * @param cityVersion under which it was told
 */
public record RoadSpeeds(
    String road, long intervalMillis, List<ToldSpeed> speeds, long cityVersion) {

  /** Of one segment. */
  public record ToldSpeed(String segment, SegmentSpeed speed) {}

  /** Of what is shown of an interval. */
  public static RoadSpeeds of(
      String road, long intervalMillis, List<PublishedSegment> shown, long cityVersion) {
    return new RoadSpeeds(
        road,
        intervalMillis,
        shown.stream().map(each -> told(each.view(), each.version())).toList(),
        cityVersion);
  }

  private static ToldSpeed told(SegmentView view, long version) {
    return new ToldSpeed(
        view.segment(),
        new SegmentSpeed(
            view.at().toEpochMilli(),
            view.speedKmh(),
            view.freeFlowKmh(),
            view.confidence(),
            version));
  }
}
