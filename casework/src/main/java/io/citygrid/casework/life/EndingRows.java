package io.citygrid.casework.life;

import static io.citygrid.casework.life.Need.OTHER_CASE;
import static io.citygrid.casework.life.Need.REASON;
import static io.citygrid.casework.life.Need.STANDARD;
import static io.citygrid.city.event.ActorRole.CITIZEN;
import static io.citygrid.city.event.ActorRole.DISPATCHER;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.IMPORTER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.CaseState.CHECKED;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.MERGED;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.REPORTED;
import static io.citygrid.city.event.CaseState.RETURNED;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a case ends, goes on after its end, and ends with another one. */
final class EndingRows {
  private static final Set<CaseState> MERGEABLE = StateSets.openBut(MERGED, RETURNED);

  private EndingRows() {}

  static List<LifeRow> list() {
    return List.of(
        LifeRow.of(Move.CLOSE, EnumSet.of(CHECKED))
            .to(CLOSED)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER)
            .byRule()
            .with(STANDARD),
        LifeRow.of(Move.FORCE_CLOSE, StateSets.openBut(MERGED))
            .to(CLOSED)
            .by(Scope.CENTER, SUPERVISOR)
            .by(Scope.OWN_REPORT, IMPORTER)
            .with(REASON),
        LifeRow.of(Move.VOID, StateSets.openBut(MERGED))
            .to(CaseState.VOID)
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .with(REASON)
            .when(Condition.NOTHING_ATTACHED),
        LifeRow.of(Move.REOPEN, EnumSet.of(CLOSED))
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, SUPERVISOR)
            .byRule()
            .with(REASON)
            .when(Condition.WITHIN_REOPEN_PERIOD, Condition.NOT_ATTACHED),
        LifeRow.of(Move.MERGE, MERGEABLE)
            .to(MERGED)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER)
            .byRule()
            .with(REASON, OTHER_CASE)
            .when(Condition.NOTHING_ATTACHED),
        LifeRow.of(Move.SPLIT, EnumSet.of(MERGED))
            .to(REPORTED, DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER)
            .byRule()
            .with(REASON),
        LifeRow.of(Move.ATTACH, StateSets.openBut(MERGED)).byRule().with(OTHER_CASE),
        LifeRow.of(Move.DETACH, StateSets.allBut(CaseState.REJECTED, MERGED, CaseState.VOID))
            .byRule()
            .with(OTHER_CASE),
        LifeRow.of(Move.CLOSE_WITH_FIRST, EnumSet.of(MERGED)).to(CLOSED).byRule(),
        LifeRow.of(Move.REOPEN_WITH_FIRST, EnumSet.of(CLOSED))
            .to(MERGED)
            .byRule()
            .when(Condition.ATTACHED),
        LifeRow.of(Move.RATE, EnumSet.of(CLOSED)).by(Scope.OWN_REPORT, CITIZEN).with(Need.RATING),
        LifeRow.of(Move.CALL_BACK, EnumSet.of(CLOSED)).by(Scope.CENTER, OPERATOR).with(Need.RATING),
        LifeRow.of(Move.APPEAL, EnumSet.of(CLOSED))
            .by(Scope.LEADING_DEPARTMENT, HANDLER)
            .with(REASON)
            .when(Condition.WAS_LATE, Condition.NO_APPEAL_YET),
        LifeRow.of(Move.PASS_APPEAL, EnumSet.of(CLOSED))
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .when(Condition.APPEAL_ASKED),
        LifeRow.of(Move.GRANT_APPEAL, EnumSet.of(CLOSED))
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .when(Condition.APPEAL_PASSED_ONCE, Condition.OTHER_THAN_FIRST_REVIEWER),
        LifeRow.of(Move.REFUSE_APPEAL, EnumSet.of(CLOSED))
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .with(REASON)
            .when(Condition.APPEAL_OPEN));
  }
}
