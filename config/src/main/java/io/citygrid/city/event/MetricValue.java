package io.citygrid.city.event;

import java.time.Instant;

/**
 * A value of a live metric of the city. Topic {@code city.metrics.v1}, key {@code key}, at least
 * once: of the same key and event time the highest version holds.
 *
 * @param key what is measured, such as {@code traffic/segment/a12.1/speed}
 * @param eventTime start of the interval it is of
 * @param value finite
 * @param unit UCUM symbol, such as {@code km/h}; {@code 1} for a share or an index
 * @param version grows when what came late corrects the value
 * @param quality in [0, 1]: how sure it is
 */
public record MetricValue(
    String key, Instant eventTime, double value, String unit, long version, double quality) {
  public MetricValue {
    if (!Double.isFinite(value)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "value", "must be finite but is " + value);
    }
    if (!(quality >= 0 && quality <= 1)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "quality", "must be in [0, 1] but is " + quality);
    }
  }
}
