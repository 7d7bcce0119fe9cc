package io.citygrid.jobs.traffic.core;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.view.SegmentView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.CongestionLevel;
import io.citygrid.live.traffic.IncidentWatch;
import io.citygrid.live.traffic.NetworkTraffic;
import io.citygrid.live.traffic.Queues;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one road in one interval: what is published of it and, once the interval has
 * settled, what is learned of it and whether something happened.
 *
 * <p>Segments that the city does not have any more, and those on which nobody was seen, say
 * nothing.
 */
public final class RoadTraffic {
  /** The rule that incidents are raised by. */
  public static final String INCIDENT_RULE = "traffic-incident";

  private static final int DISTRICT = 1;
  private static final int MINUTES_PER_HOUR = 60;

  private final String road;
  private final TrafficGround ground;
  private final Map<String, SegmentMemory> memories;
  private final long interval;

  /** Of the whole road. */
  private final long version;

  /** Of the segments that say anything, by their ids. */
  private final Map<String, SegmentState> states = new LinkedHashMap<>();

  /**
   * @param memories of the road's segments, by id; those that are new have none
   * @param interval its start, epoch milliseconds
   * @param seen what was seen on the road in it
   */
  public RoadTraffic(
      String road,
      TrafficGround ground,
      Map<String, SegmentMemory> memories,
      long interval,
      RoadInterval seen) {
    this.road = road;
    this.ground = ground;
    this.memories = memories;
    this.interval = interval;
    this.version = seen.version();
    for (SegmentInterval part : seen.segments()) {
      state(part).ifPresent(state -> states.put(part.segment(), state));
    }
  }

  /**
   * What is decided of an interval that has settled.
   *
   * @param memories from now on, of the segments that were seen
   */
  public record Settlement(Map<String, SegmentMemory> memories, List<AlertEvent> alerts) {}

  /**
   * What is shown of the segments that have news, by id. Those that are congested are shown with
   * them, since how far traffic stands back on one depends on the others.
   */
  public List<PublishedSegment> views(Predicate<String> hasNews) {
    Map<String, Double> queues = queues();
    List<PublishedSegment> views = new ArrayList<>();
    states.forEach(
        (segment, state) -> {
          if (hasNews.test(segment) || queues.containsKey(segment)) {
            double queue = queues.getOrDefault(segment, 0.0);
            views.add(new PublishedSegment(view(state, queue), state.version(), version));
          }
        });
    return views;
  }

  /** What the road adds to its district and its city. */
  public List<RoadShare> shares() {
    Map<String, NetworkTraffic> byArea = new TreeMap<>();
    for (SegmentState state : states.values()) {
      List<String> path = ground.areaPath(state.segment());
      for (String area : path.subList(0, Math.min(DISTRICT + 1, path.size()))) {
        byArea.merge(area, state.traffic(), NetworkTraffic::plus);
      }
    }
    List<Double> ratios = ground.rules().levels().indexRatios();
    List<RoadShare> shares = new ArrayList<>();
    byArea.forEach(
        (area, traffic) ->
            shares.add(
                new RoadShare(
                    area, road, interval, traffic, version, ratios, ground.closedAt(interval))));
    return shares;
  }

  /** The metrics of the segments that have news, by id, and those of the road. */
  public List<MetricValue> metrics(Predicate<String> hasNews) {
    List<MetricValue> metrics = new ArrayList<>();
    NetworkTraffic whole = NetworkTraffic.NONE;
    for (SegmentState state : states.values()) {
      whole = whole.plus(state.traffic());
      if (hasNews.test(state.segment().id())) {
        metrics.addAll(TrafficMetrics.ofSegment(state, interval, state.version()));
      }
    }
    if (whole.isSeen()) {
      List<Double> ratios = ground.rules().levels().indexRatios();
      metrics.addAll(TrafficMetrics.ofNetwork("road/" + road, whole, ratios, interval, version));
      double longest = queues().values().stream().mapToDouble(each -> each).max().orElse(0);
      metrics.add(TrafficMetrics.queue(road, longest, interval, version));
    }
    return metrics;
  }

  /** The interval has settled: learns from it and watches for incidents. */
  public Settlement settle() {
    Map<String, SegmentMemory> after = new LinkedHashMap<>();
    List<AlertEvent> alerts = new ArrayList<>();
    ZonedDateTime start = Instant.ofEpochMilli(interval).atZone(ground.city().calendar().zone());
    int minute = start.getHour() * MINUTES_PER_HOUR + start.getMinute();
    states.forEach(
        (segment, state) -> {
          IncidentWatch before = state.memory().watch();
          double kmh = state.speed().kmh();
          IncidentWatch watch =
              before.with(
                  interval, kmh, downstreamKmh(state.segment()), ground.rules().incidents());
          if (before.raised() != watch.raised()) {
            alerts.add(alert(state, before, watch));
          }
          after.put(
              segment,
              state
                  .memory()
                  .with(
                      start.toLocalDate().toEpochDay(),
                      minute,
                      kmh,
                      state.segment().speedLimitKmh(),
                      watch,
                      ground.rules().freeFlow())
                  .withUsual(interval, kmh, ground.city().calendar(), ground.rules().usual()));
        });
    return new Settlement(after, alerts);
  }

  /** How far traffic stands back on the segments that are congested, metres, by id. */
  private Map<String, Double> queues() {
    return Queues.meters(
        ground.city().roads(),
        states.values().stream()
            .filter(state -> state.level().isCongested())
            .map(SegmentState::segment)
            .toList());
  }

  private Optional<SegmentState> state(SegmentInterval part) {
    return ground
        .city()
        .roads()
        .findSegment(part.segment())
        .map(
            segment ->
                SegmentState.of(
                    segment,
                    part,
                    memories.getOrDefault(
                        part.segment(), SegmentMemory.ofLimit(segment.speedLimitKmh())),
                    ground.rules()))
        .filter(state -> state.speed().isSeen());
  }

  /** Mean speed of the segments of this road that follow; NaN when none of them was seen. */
  private double downstreamKmh(Segment segment) {
    double sum = 0;
    int seen = 0;
    for (Segment next : ground.city().roads().downstream(segment)) {
      SegmentState state = states.get(next.id());
      if (state != null) {
        sum += state.speed().kmh();
        seen++;
      }
    }
    return seen == 0 ? Double.NaN : sum / seen;
  }

  private SegmentView view(SegmentState state, double queueMeters) {
    double usual =
        state.memory().usual().kmh(interval, ground.city().calendar(), ground.rules().usual());
    return new SegmentView(
        state.segment().id(),
        Instant.ofEpochMilli(interval),
        state.speed().kmh(),
        state.memory().freeFlowKmh(),
        state.memory().learned(),
        state.level().name(),
        state.speed().confidence(),
        state.speed().vehicles(),
        state.memory().watch().raised(),
        told(state.flowPerHour()),
        state.time().seconds(),
        told(usual),
        queueMeters);
  }

  private static @Nullable Double told(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private AlertEvent alert(SegmentState state, IncidentWatch before, IncidentWatch after) {
    IncidentWatch raised = after.raised() ? after : before;
    LonLat middle = ground.middle(state.segment());
    return new AlertEvent(
        INCIDENT_RULE + "/" + state.segment().id() + "/" + raised.sinceMillis(),
        after.raised() ? 1 : 2,
        after.raised() ? AlertState.RAISED : AlertState.CLEARED,
        state.level() == CongestionLevel.SEVERE ? AlertLevel.ORANGE : AlertLevel.YELLOW,
        INCIDENT_RULE,
        state.segment().id(),
        "speed",
        state.speed().kmh(),
        Instant.ofEpochMilli(interval + ground.intervalMillis()),
        Instant.ofEpochMilli(raised.sinceMillis()),
        new Position(middle.lon(), middle.lat(), 0),
        ground.areaPath(state.segment()),
        "",
        Versions.of(ground.city().version()));
  }
}
