package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;

/**
 * How many people are expected: the usual number of then, times what is left by then of the ratio
 * by which now is unusual. The ratio is damped and bounded, so that a handful at night makes no
 * crowd by day; what it does not account for of those who are there counts as so many people, of
 * whom as much is left. So a forecast for at once is who is there. The interval follows from the
 * errors of the forecasts before.
 *
 * @param people expected
 * @param least lower end of the interval; NaN until errors were seen
 * @param most upper end; NaN likewise
 */
public record CrowdForecast(double people, double least, double most) {
  private static final double MINUTES_PER_HOUR = 60;

  /**
   * The forecast.
   *
   * @param now people now
   * @param usualNow usual number for now
   * @param usualThen usual number for then
   * @param errors of the forecasts so far, as far ahead
   */
  public static CrowdForecast of(
      double now,
      double usualNow,
      double usualThen,
      int minutesAhead,
      ForecastErrors errors,
      CrowdRules.Forecast rules) {
    double ratio = (now + rules.ratioPeople()) / (usualNow + rules.ratioPeople());
    double bounded = Math.max(1 / rules.farthestRatio(), Math.min(rules.farthestRatio(), ratio));
    double left = Math.pow(rules.persistencePerHour(), minutesAhead / MINUTES_PER_HOUR);
    double beyond = now - usualNow * bounded;
    double people = Math.max(0, usualThen * (1 + left * (bounded - 1)) + left * beyond);
    double reach = errors.reach(rules.coverage()) * ForecastErrors.scale(people);
    return new CrowdForecast(people, Math.max(0, people - reach), people + reach);
  }

  /** Whether what came lies in the interval. */
  public boolean covers(double came) {
    return came >= least && came <= most;
  }
}
