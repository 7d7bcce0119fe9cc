package io.citygrid.city.event;

import io.citygrid.city.AlertLevel;
import java.time.Instant;
import java.util.List;

/**
 * An alert was raised or cleared. Topic {@code city.alerts.v1}, key {@code alertId}, written
 * exactly once.
 *
 * @param alertId one for each time a rule raises on a device: {@code rule/device/epoch millisecond
 *     of the start of the breach}
 * @param version 1 when raised; greater with each change of its level and when cleared
 * @param rule id of the threshold rule
 * @param value the value that raised or cleared it
 * @param at event time of this move: when raised, the breach's start plus the rule's hold time
 * @param since event time at which the breach began
 * @param position where the device stands
 * @param areaPath codes of the areas it stands in, the city first; empty outside all
 * @param caseId the case that the alert opens; empty when the rule opens none
 */
public record AlertEvent(
    String alertId,
    long version,
    AlertState state,
    AlertLevel level,
    String rule,
    String deviceId,
    String metric,
    double value,
    Instant at,
    Instant since,
    Position position,
    List<String> areaPath,
    String caseId,
    Versions versions) {}
