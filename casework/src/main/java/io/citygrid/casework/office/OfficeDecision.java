package io.citygrid.casework.office;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.PastOfficeMove;
import java.util.List;

/** What becomes of a command. */
public sealed interface OfficeDecision {

  /** The task was drawn up or moved. */
  record Moved(OfficeRecord after) implements OfficeDecision {}

  /**
   * Nothing happened.
   *
   * @param field the field of the command that is wrong; empty when none is
   * @param allowed the moves that this actor may make now
   */
  record Refused(Refusal refusal, String field, Names detail, List<OfficeMove> allowed)
      implements OfficeDecision {}

  /**
   * The task has moved since its sender looked; nothing happened.
   *
   * @param since what happened, as far as it is remembered
   * @param allowed the moves that this actor may make now
   */
  record Stale(List<PastOfficeMove> since, List<OfficeMove> allowed) implements OfficeDecision {}

  /** This very command was followed before; nothing changes. */
  record Repeated(PastOfficeMove done) implements OfficeDecision {}
}
