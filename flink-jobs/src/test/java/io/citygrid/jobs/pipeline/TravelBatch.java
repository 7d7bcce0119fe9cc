package io.citygrid.jobs.pipeline;

import io.citygrid.city.City;
import io.citygrid.city.WatchedRoute;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.SpeedFusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The slow twin of travel times: of each segment the newest speed of the last ten minutes, or its
 * limit, and all segments relaxed until nothing gets quicker (Bellman, Ford).
 */
final class TravelBatch {
  private static final long HELD = 600_000;

  private TravelBatch() {}

  /**
   * Of the watched routes in one interval, by the end of their keys.
   *
   * @param seen what was seen of segments, by interval
   */
  static Map<String, Double> metrics(
      City city, SortedMap<Long, Map<String, SpeedFusion>> seen, long interval) {
    Map<String, Double> speeds = new TreeMap<>();
    seen.subMap(interval - HELD + 1, interval + 1)
        .values()
        .forEach(segments -> segments.forEach((id, speed) -> speeds.put(id, speed.kmh())));
    Map<String, Double> metrics = new TreeMap<>();
    for (WatchedRoute route : city.watchedRoutes()) {
      List<Segment> way =
          way(
              city,
              route,
              each -> seconds(each, speeds.getOrDefault(each.id(), each.speedLimitKmh())));
      List<Segment> empty = way(city, route, each -> seconds(each, each.speedLimitKmh()));
      double seconds = 0;
      double meters = 0;
      double measured = 0;
      for (Segment segment : way) {
        Double kmh = speeds.get(segment.id());
        seconds += seconds(segment, kmh == null ? segment.speedLimitKmh() : kmh);
        meters += segment.lengthMeters();
        measured += kmh == null ? 0 : segment.lengthMeters();
      }
      double free =
          empty.stream().mapToDouble(segment -> seconds(segment, segment.speedLimitKmh())).sum();
      metrics.put("route/" + route.id() + "/travel-time", seconds);
      metrics.put("route/" + route.id() + "/travel-time-ratio", Math.max(1, seconds / free));
      metrics.put("route/" + route.id() + "/measured-share", measured / meters);
    }
    return metrics;
  }

  private static double seconds(Segment segment, double kmh) {
    return segment.lengthMeters() * 3.6 / kmh;
  }

  private static List<Segment> way(
      City city, WatchedRoute route, ToDoubleFunction<Segment> seconds) {
    List<Segment> way = new ArrayList<>();
    for (int i = 1; i < route.stops().size(); i++) {
      way.addAll(leg(city, route.stops().get(i - 1).node(), route.stops().get(i).node(), seconds));
    }
    return way;
  }

  private static List<Segment> leg(City city, int from, int to, ToDoubleFunction<Segment> seconds) {
    double[] least = new double[city.roads().nodes()];
    Segment[] by = new Segment[city.roads().nodes()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[from] = 0;
    for (int round = 0; round < least.length; round++) {
      for (Segment segment : city.roads().segments()) {
        double there = least[segment.fromNode()] + seconds.applyAsDouble(segment);
        if (there < least[segment.toNode()]) {
          least[segment.toNode()] = there;
          by[segment.toNode()] = segment;
        }
      }
    }
    List<Segment> leg = new ArrayList<>();
    for (int node = to; node != from; node = leg.get(0).fromNode()) {
      leg.add(0, by[node]);
    }
    return leg;
  }
}
