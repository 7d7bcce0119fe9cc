package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.TrajectoryRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.live.crowd.ServiceLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the report of what the city published of people who were followed. */
final class WalkTally {
  private static final int MOST_UNUSABLE = 100;
  private static final String KIND = "crowd/measuring-area/";

  /** Bins of the fundamental diagram, persons per square metre. */
  private static final double BIN = 0.25;

  private static final double FREE_SPEED = 1.34;
  private static final double STEEPNESS = 1.913;
  private static final double JAM_DENSITY = 5.4;

  private final City city;
  private final List<TrajectoryRow> rows;
  private long taken;

  /** By measuring area, then by window, then by what is measured. */
  private final Map<String, TreeMap<Instant, Map<String, Double>>> areas = new TreeMap<>();

  WalkTally(City city, List<TrajectoryRow> rows) {
    this.city = city;
    this.rows = rows;
  }

  /** A frame of so many rows was sent. */
  void sent(int rowsOfFrame, boolean isTaken) {
    if (isTaken) {
      taken += rowsOfFrame;
    }
  }

  WalkReport report(
      Map<String, Long> refusedFrames,
      Map<String, Long> deadLetters,
      List<UnusableValue> unusable,
      MetricSeries metrics) {
    metrics.values().filter(metric -> metric.key().startsWith(KIND)).forEach(this::add);
    List<WalkReport.Recording> recordings = new ArrayList<>();
    for (String area : listAreas()) {
      city.findMeasuringArea(area).ifPresent(known -> recordings.add(recording(known)));
    }
    return new WalkReport(
        rows.size(),
        taken,
        rows.size() - taken,
        refusedFrames,
        deadLetters,
        unusable.size(),
        unusable.stream().limit(MOST_UNUSABLE).toList(),
        metrics.size(),
        recordings);
  }

  private Set<String> listAreas() {
    Set<String> told = new TreeSet<>();
    rows.forEach(row -> told.add(row.measuringArea()));
    return told;
  }

  private void add(MetricValue metric) {
    String[] parts = metric.key().substring(KIND.length()).split("/", 2);
    areas
        .computeIfAbsent(parts[0], area -> new TreeMap<>())
        .computeIfAbsent(metric.eventTime(), at -> new TreeMap<>())
        .put(parts[1], metric.value());
  }

  private WalkReport.Recording recording(MeasuringArea area) {
    List<TrajectoryRow> own =
        rows.stream().filter(row -> row.measuringArea().equals(area.id())).toList();
    Instant first =
        own.stream().map(TrajectoryRow::observedAt).min(Instant::compareTo).orElseThrow();
    Instant last =
        own.stream().map(TrajectoryRow::observedAt).max(Instant::compareTo).orElseThrow();
    long told = own.stream().map(TrajectoryRow::observedAt).distinct().count();
    long expected =
        Math.round(Duration.between(first, last).toMillis() / 1_000.0 * area.framesPerSecond()) + 1;
    // The frame that ends the recording lies in a window after it.
    var windows = areas.getOrDefault(area.id(), new TreeMap<>()).headMap(last, true);
    long forward = Math.round(sum(windows, "forward"));
    long backward = Math.round(sum(windows, "backward"));
    return new WalkReport.Recording(
        area.id(),
        own.stream().mapToLong(TrajectoryRow::person).distinct().count(),
        told,
        Math.max(0, expected - told),
        Math.round(sum(windows, "broken")),
        windows.size(),
        forward,
        backward,
        most(windows, "flow"),
        city.crowd().counters().highestFlowPerMinuteMeter(),
        most(windows, "voronoi-density"),
        mean(windows, "stay"),
        shareByService(windows),
        diagram(windows));
  }

  private static double sum(Map<Instant, Map<String, Double>> windows, String what) {
    return windows.values().stream().mapToDouble(told -> told.getOrDefault(what, 0.0)).sum();
  }

  private static double most(Map<Instant, Map<String, Double>> windows, String what) {
    return windows.values().stream()
        .mapToDouble(told -> told.getOrDefault(what, 0.0))
        .max()
        .orElse(0);
  }

  private static double mean(Map<Instant, Map<String, Double>> windows, String what) {
    return windows.values().stream()
        .flatMap(told -> Optional.ofNullable(told.get(what)).stream())
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  private static Map<String, Double> shareByService(Map<Instant, Map<String, Double>> windows) {
    List<Double> levels =
        windows.values().stream()
            .flatMap(told -> Optional.ofNullable(told.get("service-level")).stream())
            .toList();
    Map<String, Double> shares = new TreeMap<>();
    for (ServiceLevel level : ServiceLevel.values()) {
      long of = levels.stream().filter(each -> each.intValue() == level.ordinal()).count();
      shares.put(level.name(), levels.isEmpty() ? 0 : of / (double) levels.size());
    }
    return shares;
  }

  /** Windows with people whose speed is known, gathered by density. */
  private static List<WalkReport.Point> diagram(Map<Instant, Map<String, Double>> windows) {
    Map<Long, List<Map<String, Double>>> bins = new TreeMap<>();
    for (Map<String, Double> told : windows.values()) {
      Double density = told.get("voronoi-density");
      if (density != null && told.containsKey("speed")) {
        bins.computeIfAbsent((long) Math.floor(density / BIN), bin -> new ArrayList<>()).add(told);
      }
    }
    List<WalkReport.Point> points = new ArrayList<>();
    for (List<Map<String, Double>> bin : bins.values()) {
      double density = average(bin, "voronoi-density");
      points.add(
          new WalkReport.Point(
              bin.size(),
              density,
              average(bin, "speed"),
              weidmannSpeed(density),
              average(bin, "specific-flow")));
    }
    return points;
  }

  private static double average(List<Map<String, Double>> bin, String what) {
    return bin.stream().mapToDouble(told -> told.getOrDefault(what, 0.0)).average().orElseThrow();
  }

  /**
   * Metres per second at a density in persons per square metre (U. Weidmann, Transporttechnik der
   * Fussgänger, 1993); 0 from the density of a jam on.
   */
  static double weidmannSpeed(double density) {
    if (density <= 0) {
      return FREE_SPEED;
    }
    return Math.max(0, FREE_SPEED * (1 - Math.exp(-STEEPNESS * (1 / density - 1 / JAM_DENSITY))));
  }
}
