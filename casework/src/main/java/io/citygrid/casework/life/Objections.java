package io.citygrid.casework.life;

import io.citygrid.casework.moves.MoveGate;
import io.citygrid.casework.moves.Objection;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import java.util.Optional;

/** Holds a command against its row of the life table, from who asks to what it carries. */
record Objections(Situation situation, CaseCommand command, Grounds grounds) {

  /**
   * The first objection; empty when the move may be made.
   *
   * @param row what the table says of the move in the case's state; empty when nothing
   */
  Optional<Objection> find(Optional<LifeRow> row) {
    return MoveGate.find(
            row, situation.event().state(), command.move(), situation.actor(), situation)
        .or(() -> carried(row.orElseThrow()));
  }

  private Optional<Objection> carried(LifeRow row) {
    TargetCheck check = new TargetCheck(situation.event(), command, situation.at(), grounds);
    boolean byRule =
        MoveGate.findPermit(row, situation.actor(), situation).orElseThrow().role()
            == ActorRole.RULE;
    for (Need need : row.needs()) {
      if (!check.isMet(need, byRule)) {
        return MoveGate.object(
            Refusal.MISSING,
            need.field(),
            "需要" + need.names().zh(),
            "needs a " + need.names().en());
      }
    }
    return check
        .findFault(row, byRule)
        .map(fault -> new Objection(Refusal.INVALID, fault.field(), fault.detail()));
  }
}
