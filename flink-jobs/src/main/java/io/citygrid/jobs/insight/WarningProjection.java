package io.citygrid.jobs.insight;

import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;

/** Warnings, and what became of commands to them, in the live view. */
public final class WarningProjection {
  private WarningProjection() {}

  /** The warning after the event, with every list it now belongs to; by when it was raised. */
  public static ViewWrite project(WarningEvent event) {
    return new ViewWrite(
        ViewKind.WARNING,
        event.warningId(),
        event.version(),
        Codecs.WARNING_EVENT.encode(event),
        event.since().toEpochMilli(),
        List.of(ViewIndexes.WARNINGS, ViewIndexes.warnings(event.state())));
  }

  /** The outcome for whoever waits for it; on no list. */
  public static ViewWrite projectOutcome(WarningOutcome outcome) {
    return new ViewWrite(
        ViewKind.OUTCOME,
        outcome.commandId(),
        1,
        Codecs.WARNING_OUTCOME.encode(outcome),
        outcome.at().toEpochMilli(),
        List.of());
  }
}
