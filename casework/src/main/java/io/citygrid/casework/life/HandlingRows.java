package io.citygrid.casework.life;

import static io.citygrid.casework.life.Need.PHOTO;
import static io.citygrid.casework.life.Need.POSITION;
import static io.citygrid.casework.life.Need.REASON;
import static io.citygrid.city.event.ActorRole.DISPATCHER;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.GRID_WORKER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.IMPORTER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.CHECKED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.HANDLED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.REWORK;
import static io.citygrid.city.event.CaseState.SUSPENDED;
import static io.citygrid.city.event.CaseState.UNDER_CHECK;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the department does with its case until the check on the spot. */
final class HandlingRows {
  private static final Set<CaseState> AT_WORK = EnumSet.of(ACCEPTED, IN_PROGRESS, REWORK);

  private HandlingRows() {}

  static List<LifeRow> list() {
    return List.of(
        department(Move.ACCEPT, EnumSet.of(DISPATCHED)).to(ACCEPTED).by(Scope.OWN_REPORT, IMPORTER),
        department(Move.START, EnumSet.of(ACCEPTED, REWORK))
            .to(IN_PROGRESS)
            .by(Scope.OWN_REPORT, IMPORTER),
        department(Move.ASK_SUSPENSION, AT_WORK)
            .with(REASON, Need.UNTIL)
            .when(Condition.NOTHING_PENDING, Condition.SUSPENSIONS_LEFT),
        center(Move.GRANT_SUSPENSION, AT_WORK).to(SUSPENDED).when(Condition.SUSPENSION_ASKED),
        center(Move.REFUSE_SUSPENSION, AT_WORK).with(REASON).when(Condition.SUSPENSION_ASKED),
        LifeRow.of(Move.RESUME, EnumSet.of(SUSPENDED))
            .to(IN_PROGRESS)
            .by(Scope.LEADING_DEPARTMENT, HANDLER)
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .byRule()
            .when(Condition.SUSPENSION_OVER_FOR_A_RULE),
        department(Move.ASK_EXTENSION, AT_WORK)
            .with(REASON)
            .when(Condition.NOTHING_PENDING, Condition.EXTENSIONS_LEFT, Condition.NOT_OVERDUE),
        department(Move.ENDORSE_EXTENSION, AT_WORK)
            .when(Condition.EXTENSION_ASKED, Condition.OTHER_THAN_WHO_ASKED),
        center(Move.GRANT_EXTENSION, AT_WORK)
            .when(Condition.EXTENSION_ENDORSED, Condition.NOT_OVERDUE),
        LifeRow.of(Move.REFUSE_EXTENSION, AT_WORK)
            .by(Scope.LEADING_DEPARTMENT, HANDLER)
            .by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR)
            .with(REASON)
            .when(Condition.EXTENSION_PENDING, Condition.OTHER_THAN_WHO_ASKED),
        department(Move.WITHDRAW_REQUEST, AT_WORK).when(Condition.SOMETHING_PENDING),
        department(Move.FINISH_MEASURE, EnumSet.of(IN_PROGRESS))
            .with(REASON)
            .when(Condition.MEASURE_LASTS),
        department(Move.HAND_IN, EnumSet.of(IN_PROGRESS)).to(HANDLED).with(REASON, PHOTO),
        LifeRow.of(Move.REQUEST_CHECK, EnumSet.of(HANDLED))
            .to(UNDER_CHECK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER)
            .byRule(),
        LifeRow.of(Move.PASS_CHECK, EnumSet.of(UNDER_CHECK))
            .to(CHECKED)
            .by(Scope.OWN_AREA, GRID_WORKER)
            .byRule()
            .with(PHOTO, POSITION),
        LifeRow.of(Move.FAIL_CHECK, EnumSet.of(UNDER_CHECK))
            .to(REWORK)
            .by(Scope.OWN_AREA, GRID_WORKER)
            .byRule()
            .with(REASON, PHOTO, POSITION));
  }

  private static LifeRow department(Move move, Set<CaseState> from) {
    return LifeRow.of(move, from).by(Scope.LEADING_DEPARTMENT, HANDLER);
  }

  private static LifeRow center(Move move, Set<CaseState> from) {
    return LifeRow.of(move, from).by(Scope.CENTER, DUTY_OFFICER, SUPERVISOR);
  }
}
