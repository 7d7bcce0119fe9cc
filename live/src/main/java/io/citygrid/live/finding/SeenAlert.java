package io.citygrid.live.finding;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an alert for findings, after one of its moves. Flat, kept in state. All times in
 * epoch milliseconds.
 *
 * @param version of the move; the highest one is how the alert is
 * @param atMillis when the move was made
 * @param sinceMillis when the breach began
 * @param clearedMillis null while it is raised
 * @param caseId the case that it opened; empty when none
 */
public record SeenAlert(
    String alertId,
    long version,
    long atMillis,
    String rule,
    String device,
    List<String> areaPath,
    Position position,
    long sinceMillis,
    @Nullable Long clearedMillis,
    String caseId,
    long cityVersion) {

  /** The alert after this move. */
  public static SeenAlert of(AlertEvent event) {
    return new SeenAlert(
        event.alertId(),
        event.version(),
        event.at().toEpochMilli(),
        event.rule(),
        event.deviceId(),
        event.areaPath(),
        event.position(),
        event.since().toEpochMilli(),
        event.state() == AlertState.CLEARED ? event.at().toEpochMilli() : null,
        event.caseId(),
        event.versions().city());
  }
}
