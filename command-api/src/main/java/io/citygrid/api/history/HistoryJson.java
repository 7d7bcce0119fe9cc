package io.citygrid.api.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;

/** The history as it is answered. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * The newest values.
   *
   * @param metrics one more than fits when there are more
   */
  static JsonObject page(List<LatestMetric> metrics, int limit) {
    List<LatestMetric> shown = metrics.subList(0, Math.min(limit, metrics.size()));
    JsonArray items = new JsonArray();
    for (LatestMetric metric : shown) {
      items.add(latest(metric));
    }
    JsonObject page = new JsonObject().put("items", items);
    return metrics.size() > limit ? page.put("next", shown.get(shown.size() - 1).key()) : page;
  }

  /** The newest value of a metric. */
  static JsonObject latest(LatestMetric metric) {
    return new JsonObject()
        .put("key", metric.key())
        .put("unit", metric.unit())
        .put("at", metric.at().toString())
        .put("value", metric.value())
        .put("version", metric.version())
        .put("quality", metric.quality());
  }

  static JsonObject history(
      LatestMetric metric, HistoryParameters.Span span, List<HistoryPoint> points) {
    return new JsonObject()
        .put("key", metric.key())
        .put("unit", metric.unit())
        .put("resolution", span.resolution().text())
        .put("from", span.from().toString())
        .put("to", span.to().toString())
        .put("points", points(points));
  }

  /**
   * A day beside what is usual.
   *
   * @param today the day's quarters as far as it has come
   */
  static JsonObject usualDay(
      LatestMetric metric,
      LocalDate date,
      boolean workday,
      UsualDay usual,
      List<HistoryPoint> today) {
    JsonArray quarters = new JsonArray();
    for (UsualDay.Quarter quarter : usual.quarters()) {
      quarters.add(
          new JsonObject()
              .put("at", quarter.at().toString())
              .put("low", quarter.low())
              .put("median", quarter.median())
              .put("high", quarter.high())
              .put("days", quarter.days()));
    }
    return new JsonObject()
        .put("key", metric.key())
        .put("unit", metric.unit())
        .put("date", date.toString())
        .put("workday", workday)
        .put("usual", quarters)
        .put("points", points(today));
  }

  private static JsonArray points(List<HistoryPoint> points) {
    JsonArray items = new JsonArray();
    for (HistoryPoint point : points) {
      items.add(
          new JsonObject()
              .put("at", point.at().toString())
              .put("mean", point.mean())
              .put("min", point.min())
              .put("max", point.max())
              .put("quality", point.quality())
              .put("values", point.values())
              .put("corrected", point.corrected()));
    }
    return items;
  }
}
