package io.citygrid.jobs.patrol;

import io.citygrid.casework.patrol.PatrolledDay;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.wire.PatrolKeys;
import java.time.LocalDate;
import java.time.ZoneId;

/** The metric that patrols publish. */
final class PatrolMetrics {
  private static final String MINUTES = "min";

  private PatrolMetrics() {}

  /**
   * In how many minutes of a day a worker was in a cell, at the time when the day begins. Minutes
   * are never taken back, so their number is the version too.
   */
  static MetricValue of(String worker, PatrolledDay day, ZoneId zone) {
    int minutes = day.minutes();
    return new MetricValue(
        PatrolKeys.key(day.cell(), worker),
        LocalDate.ofEpochDay(day.epochDay()).atStartOfDay(zone).toInstant(),
        minutes,
        MINUTES,
        minutes,
        1);
  }
}
