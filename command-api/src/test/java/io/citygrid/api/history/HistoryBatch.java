package io.citygrid.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.MetricValue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The slow twin of the history: all values at once, a filter for each question. */
final class HistoryBatch {
  private final List<MetricValue> told;
  private final ZoneId zone;

  HistoryBatch(List<MetricValue> told, ZoneId zone) {
    this.told = told;
    this.zone = zone;
  }

  /** Leaves out what would be a second value of the same key, time and version. */
  static List<MetricValue> withoutContradictions(List<MetricValue> told) {
    Map<String, MetricValue> first = new LinkedHashMap<>();
    told.forEach(
        value ->
            first.putIfAbsent(
                value.key() + "@" + value.eventTime() + "#" + value.version(), value));
    return List.copyOf(first.values());
  }

  void assertEqual(List<HistoryPoint> points, String key, Resolution resolution) {
    Map<Instant, DoubleSummaryStatistics> expected = new TreeMap<>();
    minutes(key)
        .forEach(
            (minute, value) ->
                expected
                    .computeIfAbsent(start(minute, resolution), at -> new DoubleSummaryStatistics())
                    .accept(value.value()));
    assertThat(points).extracting(HistoryPoint::at).containsExactlyElementsOf(expected.keySet());
    for (HistoryPoint point : points) {
      DoubleSummaryStatistics of = expected.get(point.at());
      assertThat(point.values()).isEqualTo((int) of.getCount());
      assertThat(point.mean()).isCloseTo(of.getAverage(), within(1e-9));
      assertThat(point.min()).isEqualTo(of.getMin());
      assertThat(point.max()).isEqualTo(of.getMax());
    }
  }

  private Map<Instant, MetricValue> minutes(String key) {
    Map<Instant, MetricValue> minutes = new HashMap<>();
    told.stream()
        .filter(value -> value.key().equals(key))
        .sorted(Comparator.comparing(MetricValue::eventTime).thenComparing(MetricValue::version))
        .forEach(value -> minutes.put(value.eventTime().truncatedTo(ChronoUnit.MINUTES), value));
    return minutes;
  }

  private Instant start(Instant minute, Resolution resolution) {
    return switch (resolution) {
      case MINUTE -> minute;
      case QUARTER -> minute.minus(minute.atZone(zone).getMinute() % 15, ChronoUnit.MINUTES);
      case DAY -> minute.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    };
  }
}
