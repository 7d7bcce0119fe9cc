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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  /**
   * @param memories of the road's segments, by id; those that are new have none
   */
  public RoadTraffic(String road, TrafficGround ground, Map<String, SegmentMemory> memories) {
    this.road = road;
    this.ground = ground;
    this.memories = memories;
  }

  /**
   * What is told of an interval.
   *
   * @param views of the segments that are told
   * @param shares what the road adds to its areas now
   */
  public record Publication(
      List<MetricValue> metrics, List<PublishedSegment> views, List<RoadShare> shares) {}

  /**
   * What is decided of an interval that has settled.
   *
   * @param memories from now on, of the segments that were seen
   */
  public record Settlement(Map<String, SegmentMemory> memories, List<AlertEvent> alerts) {}

  /**
   * Publishes the interval: all of it the first time, then the segments that changed, by id. Those
   * that are congested are shown anew with them, since how far traffic stands back on one depends
   * on the others.
   */
  public Publication publish(long interval, RoadInterval seen, Set<String> changed) {
    long version = seen.version();
    List<MetricValue> metrics = new ArrayList<>();
    List<PublishedSegment> views = new ArrayList<>();
    Map<String, NetworkTraffic> byArea = new TreeMap<>();
    NetworkTraffic whole = NetworkTraffic.NONE;
    Map<String, SegmentState> states = states(seen);
    Map<String, Double> queues = queues(states.values());
    for (SegmentState state : states.values()) {
      String segment = state.segment().id();
      NetworkTraffic traffic = state.traffic();
      whole = whole.plus(traffic);
      List<String> path = ground.areaPath(state.segment());
      for (String area : path.subList(0, Math.min(DISTRICT + 1, path.size()))) {
        byArea.merge(area, traffic, NetworkTraffic::plus);
      }
      boolean isNews = !seen.published() || changed.contains(segment);
      if (isNews) {
        metrics.addAll(TrafficMetrics.ofSegment(state, interval, state.version()));
      }
      if (isNews || queues.containsKey(segment)) {
        double queue = queues.getOrDefault(segment, 0.0);
        views.add(new PublishedSegment(view(state, interval, queue), state.version(), version));
      }
    }
    List<Double> ratios = ground.rules().levels().indexRatios();
    if (whole.isSeen()) {
      metrics.addAll(TrafficMetrics.ofNetwork("road/" + road, whole, ratios, interval, version));
      double longest = queues.values().stream().mapToDouble(each -> each).max().orElse(0);
      metrics.add(TrafficMetrics.queue(road, longest, interval, version));
    }
    List<RoadShare> shares = new ArrayList<>();
    byArea.forEach(
        (area, traffic) ->
            shares.add(
                new RoadShare(
                    area, road, interval, traffic, version, ratios, ground.closedAt(interval))));
    return new Publication(metrics, views, shares);
  }

  /** The interval has settled: learns from it and watches for incidents. */
  public Settlement settle(long interval, RoadInterval seen) {
    Map<String, SegmentMemory> after = new LinkedHashMap<>();
    List<AlertEvent> alerts = new ArrayList<>();
    ZonedDateTime start = Instant.ofEpochMilli(interval).atZone(ground.city().calendar().zone());
    int minute = start.getHour() * MINUTES_PER_HOUR + start.getMinute();
    Map<String, SegmentState> states = states(seen);
    states.forEach(
        (segment, state) -> {
          IncidentWatch before = state.memory().watch();
          double kmh = state.speed().kmh();
          IncidentWatch watch =
              before.with(
                  interval,
                  kmh,
                  downstreamKmh(state.segment(), states),
                  ground.rules().incidents());
          if (before.raised() != watch.raised()) {
            alerts.add(alert(state, interval, before, watch));
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

  /** Of those that say anything, by their ids. */
  private Map<String, SegmentState> states(RoadInterval seen) {
    Map<String, SegmentState> states = new LinkedHashMap<>();
    for (SegmentInterval part : seen.segments()) {
      state(part).ifPresent(state -> states.put(part.segment(), state));
    }
    return states;
  }

  private Map<String, Double> queues(Collection<SegmentState> states) {
    return Queues.meters(
        ground.city().roads(),
        states.stream()
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
  private double downstreamKmh(Segment segment, Map<String, SegmentState> states) {
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

  private SegmentView view(SegmentState state, long interval, double queueMeters) {
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

  private AlertEvent alert(
      SegmentState state, long interval, IncidentWatch before, IncidentWatch after) {
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
