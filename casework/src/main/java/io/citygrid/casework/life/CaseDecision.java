package io.citygrid.casework.life;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import java.util.List;

/** What becomes of a command. */
public sealed interface CaseDecision {

  /**
   * The case was moved.
   *
   * @param event what the record gets
   * @param record what is kept of the case
   * @param effects what the move does to the clocks
   * @param followUps commands to other cases that follow from it; their ids follow from the
   *     command's, so that sent twice they count once
   */
  record Moved(
      CaseEvent event, CaseRecord record, List<ClockEffect> effects, List<CaseCommand> followUps)
      implements CaseDecision {}

  /**
   * The move is refused and nothing changes.
   *
   * @param field the field of the command that is wrong; empty when none is
   * @param detail one sentence: what is wrong and what would be right
   * @param allowed the moves that this actor may make now
   * @param followUps commands that tell another case that its wish cannot be met
   */
  record Refused(
      Refusal refusal, String field, Names detail, List<Move> allowed, List<CaseCommand> followUps)
      implements CaseDecision {}

  /**
   * The sender saw an older version; nothing changes.
   *
   * @param version the version now
   * @param since the moves since the sender's version, as far as they are remembered
   * @param allowed the moves that this actor may make now
   */
  record Stale(long version, List<PastMove> since, List<Move> allowed) implements CaseDecision {}

  /**
   * This very command was followed before; nothing changes.
   *
   * @param done what it did
   */
  record Repeated(PastMove done) implements CaseDecision {}
}
