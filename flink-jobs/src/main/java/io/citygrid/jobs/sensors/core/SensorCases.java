package io.citygrid.jobs.sensors.core;

import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.Report;
import java.util.Optional;

/** The report with which a raised alert opens its case. */
public final class SensorCases {
  private SensorCases() {}

  /**
   * The report; empty when the alert was cleared or its rule opens no case. Follows from the alert
   * alone, so that deciding it again opens the same case.
   */
  public static Optional<Report> report(AlertEvent alert, City city) {
    if (alert.state() != AlertState.RAISED || alert.caseId().isEmpty()) {
      return Optional.empty();
    }
    return city.thresholds().stream()
        .filter(rule -> rule.id().equals(alert.rule()))
        .findFirst()
        .map(rule -> report(alert, rule));
  }

  private static Report report(AlertEvent alert, ThresholdRule rule) {
    return new Report(
        alert.caseId(),
        alert.deviceId(),
        ReportSource.SENSOR,
        rule.category(),
        "%s / %s: %s = %s"
            .formatted(rule.names().zh(), rule.names().en(), alert.metric(), alert.value()),
        alert.position(),
        alert.at(),
        alert.at(),
        alert.versions().city(),
        alert.alertId());
  }
}
