package io.citygrid.jobs.cases;

import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import java.nio.charset.StandardCharsets;
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
        new String(Codecs.COMMAND_OUTCOME.encode(outcome), StandardCharsets.UTF_8),
        outcome.at().toEpochMilli(),
        List.of());
  }
}
