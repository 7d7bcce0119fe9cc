package io.citygrid.standalone.replay;

import io.citygrid.city.event.MetricValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of metrics by key and time; of the same key and time the highest version. Keeps each key
 * once, so that a value costs some dozen bytes. Not thread-safe.
 */
public final class MetricSeries {
  private final TreeMap<String, OfKey> keys = new TreeMap<>();
  private long size;
  private @Nullable Instant latest;

  private record Told(double value, long version, double quality) {}

  private record OfKey(String unit, TreeMap<Long, Told> byMillis) {}

  /** Adds a value unless a higher version of it is there. */
  public void add(MetricValue metric) {
    OfKey ofKey =
        keys.computeIfAbsent(metric.key(), key -> new OfKey(metric.unit(), new TreeMap<>()));
    long at = metric.eventTime().toEpochMilli();
    Told known = ofKey.byMillis().get(at);
    if (known == null) {
      size++;
    }
    if (known == null || metric.version() > known.version()) {
      ofKey.byMillis().put(at, new Told(metric.value(), metric.version(), metric.quality()));
    }
    if (latest == null || metric.eventTime().isAfter(latest)) {
      latest = metric.eventTime();
    }
  }

  /** How many values there are. */
  public long size() {
    return size;
  }

  /** True when a value of this time or a later one is there. */
  public boolean reaches(Instant at) {
    return latest != null && !latest.isBefore(at);
  }

  /** All values, by key, then by time. */
  public Stream<MetricValue> values() {
    return keys.entrySet().stream().flatMap(key -> values(key.getKey(), key.getValue()));
  }

  private static Stream<MetricValue> values(String key, OfKey ofKey) {
    return ofKey.byMillis().entrySet().stream().map(told -> value(key, ofKey.unit(), told));
  }

  private static MetricValue value(String key, String unit, Map.Entry<Long, Told> told) {
    Told value = told.getValue();
    return new MetricValue(
        key,
        Instant.ofEpochMilli(told.getKey()),
        value.value(),
        unit,
        value.version(),
        value.quality());
  }

  /** As CSV with the columns {@code key,eventTime,value,unit,version}. */
  public void writeCsv(Writer out) throws IOException {
    out.write("key,eventTime,value,unit,version\n");
    for (Iterator<MetricValue> values = values().iterator(); values.hasNext(); ) {
      MetricValue metric = values.next();
      out.write(
          "%s,%s,%s,%s,%d\n"
              .formatted(
                  quoted(metric.key()),
                  metric.eventTime(),
                  metric.value(),
                  metric.unit(),
                  metric.version()));
    }
  }

  /** As RFC 4180 wants it: a road may have a comma or a quote in its name. */
  private static String quoted(String key) {
    return key.contains(",") || key.contains("\"") ? '"' + key.replace("\"", "\"\"") + '"' : key;
  }
}
