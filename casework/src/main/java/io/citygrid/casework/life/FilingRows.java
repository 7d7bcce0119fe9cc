package io.citygrid.casework.life;

import static io.citygrid.casework.life.Need.CATEGORY;
import static io.citygrid.casework.life.Need.DEPARTMENT;
import static io.citygrid.casework.life.Need.PHOTO;
import static io.citygrid.casework.life.Need.POSITION;
import static io.citygrid.casework.life.Need.REASON;
import static io.citygrid.casework.life.Need.STANDARD;
import static io.citygrid.casework.life.Need.TWO_PHOTOS;
import static io.citygrid.city.event.ActorRole.DISPATCHER;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.GRID_WORKER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.FIELD_CHECK;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.REJECTED;
import static io.citygrid.city.event.CaseState.REPORTED;
import static io.citygrid.city.event.CaseState.WITH_SUPERVISOR;

import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;

/** From the report to the filed case: what the center and the grid workers do with it. */
final class FilingRows {
  private FilingRows() {}

  static List<LifeRow> list() {
    return List.of(
        LifeRow.of(Move.ASK_FIELD_CHECK, EnumSet.of(REPORTED))
            .to(FIELD_CHECK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER)
            .byRule(),
        LifeRow.of(Move.CONFIRM_REPORT, EnumSet.of(FIELD_CHECK))
            .to(REPORTED)
            .by(Scope.OWN_AREA, GRID_WORKER)
            .byRule()
            .with(PHOTO, POSITION),
        LifeRow.of(Move.DENY_REPORT, EnumSet.of(FIELD_CHECK))
            .to(REPORTED)
            .by(Scope.OWN_AREA, GRID_WORKER)
            .byRule()
            .with(REASON, PHOTO, POSITION),
        LifeRow.of(Move.FILE, EnumSet.of(REPORTED))
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER)
            .byRule()
            .with(STANDARD),
        LifeRow.of(Move.REJECT, EnumSet.of(REPORTED))
            .to(REJECTED)
            .by(Scope.CENTER, DUTY_OFFICER)
            .byRule()
            .with(REASON)
            .when(Condition.NOTHING_ATTACHED),
        LifeRow.of(Move.HANDLE_ON_THE_SPOT, EnumSet.of(REPORTED, ON_MANUAL_DESK, DISPATCHED))
            .to(CLOSED)
            .by(Scope.OWN_REPORT, GRID_WORKER)
            .with(TWO_PHOTOS, POSITION, STANDARD)
            .when(Condition.REPORTED_BY_GRID_WORKER),
        LifeRow.of(Move.CHANGE_CATEGORY, EnumSet.of(REPORTED))
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER)
            .byRule()
            .with(REASON, CATEGORY),
        LifeRow.of(Move.CORRECT_POSITION, EnumSet.of(REPORTED, FIELD_CHECK))
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER)
            .byRule()
            .with(REASON, Need.CORRECT_POSITION),
        LifeRow.of(Move.ASK_OPINION, EnumSet.of(REPORTED, ON_MANUAL_DESK, WITH_SUPERVISOR))
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR)
            .with(REASON, DEPARTMENT)
            .when(Condition.NO_OPINION_ASKED),
        LifeRow.of(Move.GIVE_OPINION, EnumSet.of(REPORTED, ON_MANUAL_DESK, WITH_SUPERVISOR))
            .by(Scope.ASKED_DEPARTMENT, HANDLER)
            .with(REASON)
            .when(Condition.OPINION_ASKED));
  }
}
