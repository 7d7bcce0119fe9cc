package io.citygrid.jobs.sensors.core;

import io.citygrid.city.AlertLevel;

/**
 * A rule that is breached on a device, perhaps long enough to have raised its alert. Flat, stored
 * in state; a rule in peace has none.
 *
 * @param sinceMillis event time at which the breach began, epoch milliseconds
 * @param deadlineMillis event time at which it raises, or raised: since plus the hold time
 * @param raised whether the alert is raised
 * @param level level of the raised alert
 * @param caseId the case that the raised alert opened; empty when it opened none
 */
public record RuleState(
    String rule,
    long sinceMillis,
    long deadlineMillis,
    boolean raised,
    AlertLevel level,
    String caseId) {

  RuleState withDeadline(long millis) {
    return new RuleState(rule, sinceMillis, millis, raised, level, caseId);
  }
}
