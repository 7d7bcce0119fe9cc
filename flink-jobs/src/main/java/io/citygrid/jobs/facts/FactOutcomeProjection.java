package io.citygrid.jobs.facts;

import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import java.util.List;

/** The outcome of an edit in the live view. */
public final class FactOutcomeProjection {
  private FactOutcomeProjection() {}

  /** The outcome for whoever waits for it; on no list. */
  public static ViewWrite project(FactOutcome outcome) {
    return new ViewWrite(
        ViewKind.OUTCOME,
        outcome.editId(),
        1,
        Codecs.FACT_OUTCOME.encode(outcome),
        outcome.at().toEpochMilli(),
        List.of());
  }
}
