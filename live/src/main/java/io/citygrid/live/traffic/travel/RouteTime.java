package io.citygrid.live.traffic.travel;

import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.TravelTime;
import java.util.List;

/**
 * How long one drives along a watched route in an interval.
 *
 * @param time on the quickest way, and on the way that is the quickest when all roads are empty
 * @param way the quickest one
 * @param measuredShare of its length, in [0, 1]
 * @param confidence in [0, 1]: that of its segments, by length
 */
public record RouteTime(
    TravelTime time, List<Segment> way, double meters, double measuredShare, double confidence) {
  public RouteTime {
    way = List.copyOf(way);
  }
}
