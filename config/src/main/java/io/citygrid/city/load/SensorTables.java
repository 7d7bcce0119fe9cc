package io.citygrid.city.load;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.Category;
import io.citygrid.city.Device;
import io.citygrid.city.MetricKind;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.ThresholdRule.Direction;
import io.citygrid.geo.LonLat;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code metrics.csv}, {@code thresholds.csv} and {@code devices.csv}. */
final class SensorTables {
  static final String METRICS = "metrics.csv";
  static final String THRESHOLDS = "thresholds.csv";
  static final String DEVICES = "devices.csv";

  private static final List<String> METRIC_COLUMNS =
      List.of("device_kind", "metric", "name_zh", "name_en", "unit", "min", "max");
  private static final List<String> THRESHOLD_COLUMNS =
      List.of(
          "id",
          "name_zh",
          "name_en",
          "device_kind",
          "metric",
          "direction",
          "raise_at",
          "clear_at",
          "hold_for",
          "level",
          "category");
  private static final List<String> DEVICE_COLUMNS =
      List.of("id", "kind", "name_zh", "name_en", "lon", "lat");

  private SensorTables() {}

  /** The metrics by {@code device_kind/metric}. */
  static Register<MetricKind> readMetrics(CityFiles files, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, METRICS, METRIC_COLUMNS, problems);
    Register<MetricKind> metrics = new Register<>(table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String kind = row.required("device_kind");
      String metric = row.required("metric");
      String key = key(kind, metric);
      metrics.claim(key, row, "metric");
      double min = row.number("min");
      double max = row.number("max");
      if (min >= max) {
        row.refuse("max", "must be greater than min, which is " + row.text("min"));
      }
      var metricKind =
          new MetricKind(kind, metric, row.names("name"), row.required("unit"), min, max);
      if (row.isSound()) {
        metrics.put(key, metricKind);
      }
    }
    return metrics;
  }

  static List<ThresholdRule> readThresholds(
      CityFiles files,
      Register<MetricKind> metrics,
      Register<Category> categories,
      Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, THRESHOLDS, THRESHOLD_COLUMNS, problems);
    Register<ThresholdRule> rules = new Register<>(table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      rules.claim(id, row, "id");
      var rule =
          new ThresholdRule(
              id,
              row.names("name"),
              row.required("device_kind"),
              row.required("metric"),
              row.oneOf("direction", Direction.class),
              row.number("raise_at"),
              row.number("clear_at"),
              holdFor(row),
              row.oneOf("level", AlertLevel.class),
              row.text("category"));
      checkReferences(row, rule, metrics, categories);
      checkOrder(row, rule);
      if (row.isSound()) {
        rules.put(id, rule);
      }
    }
    return rules.all();
  }

  private static Duration holdFor(CsvRow row) {
    String text = row.required("hold_for");
    try {
      if (!text.isEmpty()) {
        Duration holdFor = Duration.parse(text);
        if (holdFor.isNegative()) {
          row.refuse("hold_for", "must not be negative");
        }
        return holdFor;
      }
    } catch (DateTimeException e) {
      row.refuse("hold_for", "must be a duration such as PT5M or PT0S but is '" + text + "'");
    }
    return Duration.ZERO;
  }

  private static void checkReferences(
      CsvRow row, ThresholdRule rule, Register<MetricKind> metrics, Register<Category> categories) {
    if (!rule.category().isEmpty() && !categories.mayHave(rule.category())) {
      row.refuse("category", "there is no category '" + rule.category() + "'");
    }
    String key = key(rule.deviceKind(), rule.metric());
    if (rule.deviceKind().isEmpty() || rule.metric().isEmpty()) {
      return;
    }
    if (!metrics.mayHave(key)) {
      row.refuse(
          "metric",
          "%s has no metric '%s' for devices of kind '%s'"
              .formatted(METRICS, rule.metric(), rule.deviceKind()));
    }
    metrics
        .find(key)
        .filter(metric -> rule.raiseAt() < metric.min() || rule.raiseAt() > metric.max())
        .ifPresent(
            metric ->
                row.warn(
                    "raise_at",
                    "the sensor gives values in [%s, %s] only, so the rule can never raise or never clear"
                        .formatted(metric.min(), metric.max())));
  }

  private static void checkOrder(CsvRow row, ThresholdRule rule) {
    if (!row.isSound()) {
      return;
    }
    if (rule.direction() == Direction.ABOVE && rule.clearAt() > rule.raiseAt()) {
      row.refuse("clear_at", "must not be above raise_at when the direction is ABOVE");
    }
    if (rule.direction() == Direction.BELOW && rule.clearAt() < rule.raiseAt()) {
      row.refuse("clear_at", "must not be below raise_at when the direction is BELOW");
    }
  }

  static Register<Device> readDevices(
      CityFiles files, Register<MetricKind> metrics, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, DEVICES, DEVICE_COLUMNS, problems);
    Register<Device> devices = new Register<>(table.isPresent());
    List<String> kinds = new ArrayList<>();
    metrics.values().forEach(metric -> kinds.add(metric.deviceKind()));
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      devices.claim(id, row, "id");
      String kind = row.required("kind");
      if (!kind.isEmpty() && metrics.isReadable() && !kinds.contains(kind)) {
        row.refuse("kind", "%s has no metric for devices of kind '%s'".formatted(METRICS, kind));
      }
      LonLat position = position(row);
      var names = row.names("name");
      if (row.isSound()) {
        devices.put(id, new Device(id, kind, names, position));
      }
    }
    return devices;
  }

  /** The columns {@code lon} and {@code lat}. */
  static LonLat position(CsvRow row) {
    double lon = row.number("lon");
    double lat = row.number("lat");
    if (LonLat.isValid(lon, lat)) {
      return new LonLat(lon, lat);
    }
    if (Double.isFinite(lon) && !(Math.abs(lon) <= 180)) {
      row.refuse("lon", "must be in [-180, 180] but is " + row.text("lon"));
    }
    if (Double.isFinite(lat) && !(Math.abs(lat) <= 90)) {
      row.refuse("lat", "must be in [-90, 90] but is " + row.text("lat"));
    }
    return new LonLat(0, 0);
  }

  private static String key(String kind, String metric) {
    return kind + "/" + metric;
  }
}
