package io.citygrid.jobs.traffic.core;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.TravelRoad;
import io.citygrid.city.view.TravelView;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.CongestionLevel;
import io.citygrid.live.traffic.travel.NetworkTimes;
import io.citygrid.live.traffic.travel.RouteMemory;
import io.citygrid.live.traffic.travel.RouteTime;
import io.citygrid.live.traffic.travel.SegmentPast;
import io.citygrid.live.traffic.travel.TravelOutlook;
import io.citygrid.live.traffic.travel.TravelTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what is told of the travel times of one interval, and what is learned of it. */
public final class TravelTelling {
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_SECOND = 1_000;

  /** A road that makes up less of a way is not worth naming. */
  private static final double LEAST_ROAD_SHARE = 0.08;

  private final TrafficGround ground;
  private final TravelOutlook outlook;
  private final long interval;
  private final NetworkTimes times;
  private final Map<String, RouteTime> routes;

  /**
   * @param pasts of the segments of all roads
   */
  public TravelTelling(TrafficGround ground, Map<String, SegmentPast> pasts, long interval) {
    City city = ground.city();
    this.ground = ground;
    this.interval = interval;
    this.outlook = new TravelOutlook(ground.rules().travel(), city.calendar());
    this.times = new NetworkTimes(city.roads(), pasts, interval, heldMillis(ground));
    this.routes = new TravelTimes(city.roads(), city.watchedRoutes()).at(times);
  }

  /** How long a speed holds where no newer one is measured. */
  public static long heldMillis(TrafficGround ground) {
    return ground.rules().travel().heldMinutes() * MILLIS_PER_MINUTE;
  }

  /** What is told of an interval. */
  public record Told(List<TravelView> views, List<MetricValue> metrics) {}

  /**
   * Tells the interval.
   *
   * @param memories by the ids of routes; those that are new have none
   */
  public Told tell(Map<String, RouteMemory> memories) {
    List<TravelView> views = new ArrayList<>();
    List<MetricValue> metrics = new ArrayList<>();
    routes.forEach(
        (id, time) -> {
          double usual = outlook.usualSeconds(memories.getOrDefault(id, RouteMemory.NEW), interval);
          views.add(view(id, time, Double.isNaN(usual) ? null : usual));
          metrics.addAll(TrafficMetrics.ofRoute(id, time, interval, times.version()));
        });
    return new Told(views, metrics);
  }

  /** What is known of the routes after the interval was closed. */
  public Map<String, RouteMemory> close(Map<String, RouteMemory> memories) {
    Map<String, RouteMemory> after = new LinkedHashMap<>();
    routes.forEach(
        (id, time) ->
            after.put(
                id, outlook.closed(memories.getOrDefault(id, RouteMemory.NEW), interval, time)));
    return after;
  }

  private TravelView view(String id, RouteTime time, @Nullable Double usual) {
    return new TravelView(
        id,
        Instant.ofEpochMilli(interval),
        ground.intervalMillis() / MILLIS_PER_SECOND,
        times.version(),
        time.time().seconds(),
        time.time().freeSeconds(),
        time.time().ratio(),
        outlook.isMeasured(time) ? level(time).name() : null,
        Math.round(time.meters()),
        time.measuredShare(),
        time.confidence(),
        usual,
        roads(time),
        time.way().stream().map(Segment::id).toList());
  }

  /** As of a segment: by what is left of the free-flow speed, that is by the ratio of the times. */
  private CongestionLevel level(RouteTime time) {
    return CongestionLevel.ofFreeFlow(
        time.time().freeSeconds(), time.time().seconds(), ground.rules().levels());
  }

  private static List<TravelRoad> roads(RouteTime time) {
    Map<String, TravelRoad> roads = new LinkedHashMap<>();
    Map<String, Double> meters = new LinkedHashMap<>();
    for (Segment segment : time.way()) {
      double driven = meters.merge(segment.road(), segment.lengthMeters(), Double::sum);
      roads.put(
          segment.road(),
          new TravelRoad(segment.road(), segment.roadEnglish(), Math.round(driven)));
    }
    return roads.values().stream()
        .filter(road -> road.meters() >= LEAST_ROAD_SHARE * time.meters())
        .toList();
  }
}
