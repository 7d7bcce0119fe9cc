package io.citygrid.jobs.cases.core;

import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.PastMove;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sender of a command is told. */
public final class Outcomes {
  private static final Names NOTHING_TO_SAY = new Names("无", "nothing");

  private Outcomes() {}

  /**
   * The outcome of a decision.
   *
   * @param record the case before it; null when there is none
   */
  public static CommandOutcome of(
      CaseCommand command, CaseDecision decision, @Nullable CaseRecord record) {
    if (decision instanceof CaseDecision.Moved moved) {
      return outcome(
          command, CommandResult.FOLLOWED, moved.record(), NOTHING_TO_SAY, List.of(), List.of());
    }
    if (decision instanceof CaseDecision.Repeated) {
      return outcome(command, CommandResult.REPEATED, record, NOTHING_TO_SAY, List.of(), List.of());
    }
    if (decision instanceof CaseDecision.Stale stale) {
      Names why =
          new Names(
              "案件自第" + command.expectedVersion() + "版后已有变动",
              "the case has moved since version " + command.expectedVersion());
      return outcome(
          command,
          CommandResult.STALE,
          record,
          why,
          stale.allowed(),
          stale.since().stream().map(Outcomes::change).toList());
    }
    CaseDecision.Refused refused = (CaseDecision.Refused) decision;
    CommandResult result =
        refused.refusal() == Refusal.NOT_THERE ? CommandResult.NO_SUCH_CASE : CommandResult.REFUSED;
    return outcome(command, result, record, refused.detail(), refused.allowed(), List.of());
  }

  private static CommandOutcome outcome(
      CaseCommand command,
      CommandResult result,
      @Nullable CaseRecord record,
      Names why,
      List<Move> allowed,
      List<CaseChange> changes) {
    boolean isSaid = why != NOTHING_TO_SAY;
    return new CommandOutcome(
        command.commandId(),
        command.caseId(),
        result,
        record == null ? 0 : record.latest().version(),
        record == null ? null : record.latest().state(),
        command.at(),
        isSaid ? why.en() : "",
        isSaid ? why.zh() : "",
        allowed,
        changes);
  }

  private static CaseChange change(PastMove move) {
    return new CaseChange(move.version(), move.move(), move.actor(), move.at());
  }
}
