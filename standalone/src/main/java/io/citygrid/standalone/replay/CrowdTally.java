package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.live.crowd.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the report of what the city published of its crowds. */
final class CrowdTally {
  private static final int MOST_SURGES = 20;
  private static final int MOST_UNUSABLE = 100;
  private static final String FAULT = "fault-";
  private static final String FORECAST_ERROR = "forecast-error-";

  private final City city;

  /** By {@code hot-area/square}, then by what is measured, then by time. */
  private final Map<String, Map<String, TreeMap<Instant, Double>>> things = new TreeMap<>();

  private final long size;

  CrowdTally(City city, MetricSeries metrics) {
    this.city = city;
    this.size = metrics.size();
    metrics.values().filter(metric -> metric.key().startsWith("crowd/")).forEach(this::add);
  }

  private void add(MetricValue metric) {
    String[] parts = metric.key().split("/", 4);
    things
        .computeIfAbsent(parts[1] + "/" + parts[2], thing -> new TreeMap<>())
        .computeIfAbsent(parts[3], what -> new TreeMap<>())
        .put(metric.eventTime(), metric.value());
  }

  CrowdReport report(
      long counts,
      long taken,
      Map<String, Long> refused,
      Map<String, Long> deadLetters,
      List<UnusableValue> unusable) {
    List<CrowdReport.Surge> surges = surges();
    Map<String, Long> surgeHours = new TreeMap<>();
    surges.forEach(surge -> surgeHours.merge(surge.day(), surge.hours(), Long::sum));
    return new CrowdReport(
        counts,
        taken,
        refused,
        deadLetters,
        unusable.size(),
        unusable.stream().limit(MOST_UNUSABLE).toList(),
        size,
        shareByService(),
        surgeHours,
        surges.stream().limit(MOST_SURGES).toList(),
        forecasts(),
        faults(),
        doubtful());
  }

  private Map<String, TreeMap<Instant, Double>> of(String kind, String thing) {
    return things.getOrDefault(kind + "/" + thing, Map.of());
  }

  private Map<String, Double> shareByService() {
    long[] windows = new long[ServiceLevel.values().length];
    long all = 0;
    for (var area : city.crowdAreas()) {
      for (double level : told("hot-area", area.id(), "service-level").values()) {
        windows[(int) level]++;
        all++;
      }
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (ServiceLevel level : ServiceLevel.values()) {
      shares.put(level.name(), all == 0 ? 0 : windows[level.ordinal()] / (double) all);
    }
    return shares;
  }

  /** The longest first. */
  private List<CrowdReport.Surge> surges() {
    List<CrowdReport.Surge> surges = new ArrayList<>();
    double hours = city.crowd().measuring().windowMinutes() / 60.0;
    for (var area : city.crowdAreas()) {
      TreeMap<Instant, Double> people = told("hot-area", area.id(), "people");
      TreeMap<Instant, Double> usual = told("hot-area", area.id(), "usual");
      Map<String, List<Double>> byDay = new TreeMap<>();
      told("hot-area", area.id(), "surge")
          .forEach(
              (at, surge) -> {
                double least = Math.max(1, usual.getOrDefault(at, 1.0));
                if (surge > 0) {
                  byDay
                      .computeIfAbsent(day(at), day -> new ArrayList<>())
                      .add(people.getOrDefault(at, 0.0) / least);
                }
              });
      byDay.forEach(
          (day, times) ->
              surges.add(
                  new CrowdReport.Surge(
                      day,
                      area.id(),
                      area.names().en(),
                      Math.round(times.size() * hours),
                      times.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
    }
    surges.sort(
        Comparator.comparingLong(CrowdReport.Surge::hours)
            .thenComparingDouble(CrowdReport.Surge::mostTimesUsual)
            .reversed());
    return surges;
  }

  private String day(Instant at) {
    return at.atZone(city.calendar().zone()).toLocalDate().toString();
  }

  /** Of each area the last word about all its forecasts. */
  private Map<String, CrowdReport.Forecasts> forecasts() {
    Map<String, List<double[]>> errors = new TreeMap<>();
    for (var area : city.crowdAreas()) {
      of("hot-area", area.id())
          .forEach(
              (what, values) -> {
                if (what.startsWith(FORECAST_ERROR)) {
                  String minutes = what.substring(FORECAST_ERROR.length());
                  errors
                      .computeIfAbsent(minutes, none -> new ArrayList<>())
                      .add(
                          new double[] {
                            values.lastEntry().getValue(),
                            last(area.id(), "last-value-error-" + minutes),
                            last(area.id(), "last-week-error-" + minutes)
                          });
                }
              });
    }
    Map<String, CrowdReport.Forecasts> forecasts = new TreeMap<>();
    errors.forEach(
        (minutes, areas) ->
            forecasts.put(
                minutes,
                new CrowdReport.Forecasts(
                    areas.size(),
                    areas.stream().filter(each -> each[0] < Math.min(each[1], each[2])).count(),
                    mean(areas, 0),
                    mean(areas, 1),
                    mean(areas, 2))));
    return forecasts;
  }

  private static double mean(List<double[]> areas, int column) {
    return areas.stream().mapToDouble(each -> each[column]).average().orElse(0);
  }

  private double last(String area, String what) {
    return told("hot-area", area, what).lastEntry().getValue();
  }

  private Map<String, Map<String, Long>> faults() {
    Map<String, Map<String, Long>> faults = new TreeMap<>();
    for (var counter : city.counters()) {
      of("counter", counter.id())
          .forEach(
              (what, values) -> {
                if (what.startsWith(FAULT)) {
                  faults
                      .computeIfAbsent(counter.id(), id -> new TreeMap<>())
                      .put(what.substring(FAULT.length()), (long) values.size());
                }
              });
    }
    return faults;
  }

  private Map<String, Double> doubtful() {
    Map<String, Double> doubtful = new TreeMap<>();
    for (var counter : city.counters()) {
      double usable =
          told("counter", counter.id(), "usable").values().stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElse(1);
      if (usable < 1) {
        doubtful.put(counter.id(), usable);
      }
    }
    return doubtful;
  }

  private TreeMap<Instant, Double> told(String kind, String thing, String what) {
    return of(kind, thing).getOrDefault(what, new TreeMap<>());
  }
}
