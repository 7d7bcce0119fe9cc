package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.live.crowd.DayKind;
import io.citygrid.live.traffic.CongestionLevel;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the report of what the city published. */
final class TrafficTally {
  private static final int MOST_SEGMENTS = 10;
  private static final int MOST_UNUSABLE = 100;
  private static final double RUSH = 4 / 3.0;

  private final City city;
  private final MetricSeries metrics;

  TrafficTally(City city, MetricSeries metrics) {
    this.city = city;
    this.metrics = metrics;
  }

  TrafficReport report(
      long values,
      long taken,
      Map<String, Long> refused,
      Map<String, Long> deadLetters,
      List<UnusableValue> unusable) {
    Map<Integer, Double> workdays = indexByHour(true);
    Map<Integer, Double> freeDays = indexByHour(false);
    Map<Integer, Double> index = workdays.isEmpty() ? freeDays : workdays;
    double mean = index.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    List<Integer> rush =
        index.entrySet().stream()
            .filter(hour -> hour.getValue() > RUSH * mean)
            .map(Map.Entry::getKey)
            .toList();
    return new TrafficReport(
        values,
        taken,
        refused,
        deadLetters,
        unusable.size(),
        unusable.stream().limit(MOST_UNUSABLE).toList(),
        metrics.size(),
        "the speed limit stands in until %d days were seen"
            .formatted(city.traffic().freeFlow().leastDays()),
        workdays,
        freeDays,
        rush,
        shareByLevel(),
        slowest(),
        doubtful());
  }

  /** Working and free days have different rush hours, and their mean has those of neither. */
  private Map<Integer, Double> indexByHour(boolean onWorkdays) {
    String key = "traffic/area/" + city.areas().get(0).code() + "/index";
    WorkingCalendar calendar = city.calendar();
    Map<Integer, Mean> hours = new TreeMap<>();
    for (MetricValue metric : (Iterable<MetricValue>) metrics.values()::iterator) {
      ZonedDateTime at = metric.eventTime().atZone(calendar.zone());
      boolean isWorkday = DayKind.of(at.toLocalDate(), calendar) == DayKind.WORKDAY;
      if (metric.key().equals(key) && isWorkday == onWorkdays) {
        hours.computeIfAbsent(at.getHour(), hour -> new Mean()).add(metric.value());
      }
    }
    return means(hours);
  }

  private Map<String, Double> shareByLevel() {
    Map<String, Double> shares = new LinkedHashMap<>();
    long all = metrics.values().filter(TrafficTally::isLevel).count();
    for (CongestionLevel level : CongestionLevel.values()) {
      long these =
          metrics
              .values()
              .filter(TrafficTally::isLevel)
              .filter(metric -> metric.value() == level.ordinal())
              .count();
      shares.put(level.name(), all == 0 ? 0 : these / (double) all);
    }
    return shares;
  }

  private Map<String, Double> slowest() {
    Map<String, Mean> segments = new TreeMap<>();
    for (MetricValue metric : (Iterable<MetricValue>) metrics.values()::iterator) {
      if (isLevel(metric)) {
        segments
            .computeIfAbsent(metric.key().split("/")[2], segment -> new Mean())
            .add(metric.value() >= CongestionLevel.SLIGHT.ordinal() ? 1 : 0);
      }
    }
    Map<String, Double> slowest = new LinkedHashMap<>();
    means(segments).entrySet().stream()
        .filter(segment -> segment.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_SEGMENTS)
        .forEach(segment -> slowest.put(segment.getKey(), segment.getValue()));
    return slowest;
  }

  private Map<String, Double> doubtful() {
    Map<String, Mean> detectors = new TreeMap<>();
    for (MetricValue metric : (Iterable<MetricValue>) metrics.values()::iterator) {
      if (metric.key().startsWith("traffic/detector/")) {
        detectors
            .computeIfAbsent(metric.key().split("/")[2], detector -> new Mean())
            .add(metric.value());
      }
    }
    Map<String, Double> doubtful = means(detectors);
    doubtful.values().removeIf(share -> share >= 1);
    return doubtful;
  }

  private static boolean isLevel(MetricValue metric) {
    return metric.key().startsWith("traffic/segment/") && metric.key().endsWith("/level");
  }

  private static <K extends Comparable<K>> Map<K, Double> means(Map<K, Mean> of) {
    Map<K, Double> means = new TreeMap<>();
    of.forEach((key, mean) -> means.put(key, mean.value()));
    return means;
  }

  /** A mean that grows. */
  private static final class Mean {
    private double sum;
    private long count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }
}
