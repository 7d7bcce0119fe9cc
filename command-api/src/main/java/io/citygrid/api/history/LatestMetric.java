package io.citygrid.api.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The newest value of a metric.
 *
 * @param unit UCUM symbol
 * @param at event time
 */
public record LatestMetric(
    String key, String unit, Instant at, double value, long version, double quality) {

  private static final int FIXED_BYTES = 2 * Long.BYTES + 2 * Double.BYTES;

  /** What {@link #toBytes} gave. */
  static LatestMetric of(String key, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Instant at = Instant.ofEpochMilli(in.getLong());
    long version = in.getLong();
    double value = in.getDouble();
    double quality = in.getDouble();
    String unit = StandardCharsets.UTF_8.decode(in).toString();
    return new LatestMetric(key, unit, at, value, version, quality);
  }

  boolean yieldsTo(LatestMetric other) {
    return other.at.equals(at) ? other.version >= version : other.at.isAfter(at);
  }

  byte[] toBytes() {
    byte[] text = unit.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED_BYTES + text.length)
        .putLong(at.toEpochMilli())
        .putLong(version)
        .putDouble(value)
        .putDouble(quality)
        .put(text)
        .array();
  }
}
