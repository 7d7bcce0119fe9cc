package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;
import java.util.ArrayList;
import java.util.List;

/**
 * How good the forecasts of an area, so far ahead, have been: against what came, and beside the two
 * forecasts that cost nothing, the last value and that of the same hour a week ago. Flat, stored in
 * state.
 *
 * @param count forecasts that could be compared with both
 * @param absolute sum of absolute errors
 * @param ofLastValue the same of the last value
 * @param ofLastWeek the same of the same hour a week ago
 * @param recent the last errors, each over the scale of its forecast, the oldest first
 */
public record ForecastErrors(
    long count, double absolute, double ofLastValue, double ofLastWeek, List<Double> recent) {
  /** Nothing was compared yet. */
  public static final ForecastErrors NEW = new ForecastErrors(0, 0, 0, 0, List.of());

  public ForecastErrors {
    recent = List.copyOf(recent);
  }

  /**
   * With what came of a forecast.
   *
   * @param lastWeek NaN when it is not known; then the forecast counts for the interval alone
   */
  public ForecastErrors with(
      double forecast, double lastValue, double lastWeek, double came, CrowdRules.Forecast rules) {
    double error = Math.abs(forecast - came);
    List<Double> after = new ArrayList<>(recent);
    after.add(error / scale(forecast));
    List<Double> remembered =
        after.subList(Math.max(0, after.size() - rules.errorsRemembered()), after.size());
    if (Double.isNaN(lastWeek)) {
      return new ForecastErrors(count, absolute, ofLastValue, ofLastWeek, remembered);
    }
    return new ForecastErrors(
        count + 1,
        absolute + error,
        ofLastValue + Math.abs(lastValue - came),
        ofLastWeek + Math.abs(lastWeek - came),
        remembered);
  }

  /** Mean absolute error in people; NaN before the first. */
  public double mean() {
    return absolute / count;
  }

  /** The same of the last value. */
  public double meanOfLastValue() {
    return ofLastValue / count;
  }

  /** The same of the same hour a week ago. */
  public double meanOfLastWeek() {
    return ofLastWeek / count;
  }

  /** Errors grow with the square root of what is counted, as chance alone makes them. */
  static double scale(double forecast) {
    return Math.sqrt(Math.max(1, forecast));
  }

  /** So many scales hold this share of the recent errors; NaN when there are none. */
  double reach(double share) {
    if (recent.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = recent.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(share * sorted.length) - 1)];
  }
}
