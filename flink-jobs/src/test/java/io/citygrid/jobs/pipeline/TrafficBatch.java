package io.citygrid.jobs.pipeline;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.TrafficRules;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.CongestionLevel;
import io.citygrid.live.traffic.SpaceMean;
import io.citygrid.live.traffic.SpeedFusion;
import io.citygrid.live.traffic.TravelTimeIndex;
import io.citygrid.live.traffic.matching.Driven;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.MatchState;
import io.citygrid.live.traffic.matching.MatchedFix;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import io.citygrid.live.traffic.matching.Traversals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The slow twin of the job: all messages of the hour in memory, one loop after the other, no
 * streams, no state, no versions. Testville has no learned free flow, so the limit is its own.
 */
final class TrafficBatch {
  private static final long INTERVAL = 300_000;

  private final City city = Testville.city();
  private final TrafficRules rules = city.traffic();
  private final TrafficHour hour;
  private final Map<String, Double> metrics = new TreeMap<>();

  /** What was seen in each interval, by segment. */
  private final TreeMap<Long, Map<String, SpeedFusion>> seen = new TreeMap<>();

  /** What was summed up for a segment and an interval. */
  private static final class Cell {
    private SpaceMean loops = SpaceMean.NONE;
    private SpaceMean vehicles = SpaceMean.NONE;
    private final List<Double> flows = new ArrayList<>();
  }

  TrafficBatch(TrafficHour hour) {
    this.hour = hour;
  }

  Map<String, Double> metrics() {
    Map<Long, Map<String, Cell>> cells = new TreeMap<>();
    addLoops(cells);
    addVehicles(cells);
    cells.forEach(this::tell);
    seen.keySet()
        .forEach(
            start ->
                TravelBatch.metrics(city, seen, start)
                    .forEach((key, value) -> put(key, start, value)));
    return metrics;
  }

  private void addLoops(Map<Long, Map<String, Cell>> cells) {
    for (Detector detector : city.detectors()) {
      for (long start : intervals()) {
        List<DetectorObservation> told =
            hour.observations().stream()
                .filter(one -> one.detectorId().equals(detector.id()))
                .filter(one -> intervalOf(one.observedAt()) == start)
                .toList();
        Set<Instant> minutes =
            told.stream().map(DetectorObservation::observedAt).collect(Collectors.toSet());
        if (told.isEmpty()) {
          continue;
        }
        Segment segment = city.roads().findSegment(detector.segment()).orElseThrow();
        Cell cell = cell(cells, start, segment.id());
        double flowOfAll = 0;
        int believed = 0;
        for (int lane = 1; lane <= 2; lane++) {
          for (Instant minute : minutes) {
            double flow = value(told, lane, minute, DetectorQuantity.FLOW);
            double speed = value(told, lane, minute, DetectorQuantity.SPEED);
            if (speed <= 180) {
              believed++;
              flowOfAll += flow / minutes.size();
              cell.loops =
                  cell.loops.plus(
                      SpaceMean.ofPassing(
                          Math.round(flow / 12 / minutes.size()), speed, segment.lengthMeters()));
            }
          }
        }
        cell.flows.add(flowOfAll);
        put("detector/" + detector.id() + "/usable", start, believed / (2.0 * minutes.size()));
      }
    }
  }

  private static double value(
      List<DetectorObservation> told, int lane, Instant minute, DetectorQuantity quantity) {
    return told.stream()
        .filter(one -> one.lane() == lane && one.quantity() == quantity)
        .filter(one -> one.observedAt().equals(minute))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private void addVehicles(Map<Long, Map<String, Cell>> cells) {
    Set<String> taxis =
        hour.positions().stream()
            .map(VehiclePosition::vehicleId)
            .collect(Collectors.toCollection(TreeSet::new));
    OnlineMatcher matcher =
        new OnlineMatcher(city.roads(), GridSegments.of(city.roads()), rules.matching());
    Traversals traversals = new Traversals(city.roads(), rules);
    for (String taxi : taxis) {
      TreeMap<Instant, VehiclePosition> trip = new TreeMap<>();
      hour.positions().stream()
          .filter(one -> one.vehicleId().equals(taxi))
          .forEach(one -> trip.put(one.observedAt(), one));
      List<MatchedFix> way = new ArrayList<>();
      MatchState state = MatchState.NEW;
      for (VehiclePosition one : trip.values()) {
        OnlineMatcher.Step step = matcher.step(state, fix(one));
        way.addAll(step.decided());
        state = step.after();
      }
      way.addAll(matcher.flush(state).decided());
      for (int i = 1; i < way.size(); i++) {
        for (Driven driven : traversals.list(way.get(i - 1), way.get(i))) {
          if (hour.contains(Instant.ofEpochMilli(driven.intervalMillis()))) {
            Segment segment = city.roads().segment(driven.segment());
            Cell cell = cell(cells, driven.intervalMillis(), segment.id());
            cell.vehicles = cell.vehicles.plus(driven.driven());
          }
        }
      }
    }
  }

  private static Fix fix(VehiclePosition one) {
    return new Fix(
        one.observedAt().toEpochMilli(),
        one.position().lon(),
        one.position().lat(),
        one.position().accuracyMeters(),
        one.headingDegrees(),
        one.speedKmh());
  }

  private void tell(long start, Map<String, Cell> segments) {
    Map<String, double[]> networks = new TreeMap<>();
    Map<String, List<Segment>> standing = new TreeMap<>();
    segments.forEach(
        (id, cell) -> {
          SpeedFusion speed = SpeedFusion.of(cell.loops, cell.vehicles, rules.measuring());
          if (!speed.isSeen()) {
            return;
          }
          seen.computeIfAbsent(start, key -> new TreeMap<>()).put(id, speed);
          Segment segment = city.roads().findSegment(id).orElseThrow();
          double meters = segment.lengthMeters();
          double free = segment.speedLimitKmh();
          CongestionLevel level =
              CongestionLevel.ofSpeed(speed.kmh(), segment.roadClass(), rules.levels());
          put("segment/" + id + "/speed", start, speed.kmh());
          put("segment/" + id + "/travel-time", start, meters * 3.6 / speed.kmh());
          double delay = Math.max(0, meters * 3.6 / speed.kmh() - meters * 3.6 / free);
          put("segment/" + id + "/delay", start, delay);
          put("segment/" + id + "/level", start, level.ordinal());
          List<Segment> ofRoad =
              standing.computeIfAbsent(segment.road(), road -> new ArrayList<>());
          if (level.compareTo(CongestionLevel.SLIGHT) >= 0) {
            ofRoad.add(segment);
          }
          cell.flows.stream()
              .mapToDouble(flow -> flow)
              .average()
              .ifPresent(flow -> put("segment/" + id + "/flow", start, flow));
          boolean inWest = city.roads().point(segment, meters / 2).lon() < 118.1;
          for (String network :
              List.of(
                  "road/" + segment.road(), "area/990100", "area/" + (inWest ? 990101 : 990102))) {
            double[] sums = networks.computeIfAbsent(network, key -> new double[5]);
            double weight = speed.vehicles() * meters;
            sums[0] += weight;
            sums[1] += weight * Math.max(1, free / speed.kmh());
            sums[2] += meters;
            sums[3] += level.compareTo(CongestionLevel.SLIGHT) >= 0 ? meters : 0;
            sums[4] += level == CongestionLevel.SEVERE ? meters : 0;
          }
        });
    standing.forEach(
        (road, congested) -> put("road/" + road + "/queue", start, longestQueue(congested)));
    networks.forEach(
        (network, sums) -> {
          double ratio = sums[1] / sums[0];
          put(network + "/travel-time-ratio", start, ratio);
          put(
              network + "/index",
              start,
              TravelTimeIndex.of(ratio, List.of(1.0, 1.2, 1.5, 1.8, 2.1, 2.4)));
          put(network + "/congested-share", start, sums[3] / sums[2]);
          put(network + "/severe-share", start, sums[4] / sums[2]);
        });
  }

  /** From the end of each back to each other, as long as any way back gets shorter. */
  private double longestQueue(List<Segment> congested) {
    double longest = 0;
    for (Segment head : congested) {
      Map<Segment, Double> back = new HashMap<>(Map.of(head, head.lengthMeters()));
      boolean isShorter = true;
      while (isShorter) {
        isShorter = false;
        for (Segment from : List.copyOf(back.keySet())) {
          for (Segment behind : congested) {
            double meters = back.get(from) + behind.lengthMeters();
            if (behind.toNode() == from.fromNode()
                && behind.fromNode() != from.toNode()
                && meters < back.getOrDefault(behind, Double.POSITIVE_INFINITY)) {
              back.put(behind, meters);
              isShorter = true;
            }
          }
        }
      }
      longest = Math.max(longest, Collections.max(back.values()));
    }
    return longest;
  }

  private void put(String key, long start, double value) {
    metrics.put("traffic/" + key + "@" + Instant.ofEpochMilli(start), value);
  }

  private static Cell cell(Map<Long, Map<String, Cell>> cells, long start, String segment) {
    return cells
        .computeIfAbsent(start, key -> new TreeMap<>())
        .computeIfAbsent(segment, key -> new Cell());
  }

  private List<Long> intervals() {
    List<Long> starts = new ArrayList<>();
    for (long i = 0; i < 12; i++) {
      starts.add(TrafficHour.NINE_O_CLOCK.toEpochMilli() + i * INTERVAL);
    }
    return starts;
  }

  private static long intervalOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), INTERVAL) * INTERVAL;
  }
}
