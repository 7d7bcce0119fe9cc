package io.citygrid.jobs.cases;

import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import java.util.List;

/** The outcome of a command in the live view. */
public final class OutcomeProjection {
  private OutcomeProjection() {}

  /** The outcome for whoever waits for it; on no list. */
  public static ViewWrite project(CommandOutcome outcome) {
    return new ViewWrite(
        ViewKind.OUTCOME,
        outcome.commandId(),
        1,
        Codecs.COMMAND_OUTCOME.encode(outcome),
        outcome.at().toEpochMilli(),
        List.of());
  }
}
