package io.citygrid.api.history;

import java.time.Instant;
import java.util.Collection;

/**
 * What a metric was in a minute, a quarter of an hour or a day.
 *
 * @param at when that begins
 * @param mean of the values of its minutes; the value itself for a minute
 * @param quality mean quality of these values, in [0, 1]
 * @param values how many minutes have a value, at least 1
 * @param corrected how many of these were published before with another version
 */
public record HistoryPoint(
    Instant at, double mean, double min, double max, double quality, int values, int corrected) {

  public HistoryPoint {
    if (values < 1 || corrected < 0 || corrected > values) {
      throw new IllegalArgumentException(
          "a point has values, and no more corrected ones: %d of %d".formatted(corrected, values));
    }
  }

  /** A point for all of these, which must not be none; each minute weighs the same. */
  static HistoryPoint over(Instant at, Collection<HistoryPoint> parts) {
    int values = 0;
    int corrected = 0;
    double sum = 0;
    double quality = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (HistoryPoint part : parts) {
      values += part.values;
      corrected += part.corrected;
      sum += part.mean * part.values;
      quality += part.quality * part.values;
      min = Math.min(min, part.min);
      max = Math.max(max, part.max);
    }
    return new HistoryPoint(at, sum / values, min, max, quality / values, values, corrected);
  }
}
