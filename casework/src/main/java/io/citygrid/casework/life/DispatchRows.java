package io.citygrid.casework.life;

import static io.citygrid.casework.life.Need.CATEGORY;
import static io.citygrid.casework.life.Need.CORRECT_POSITION;
import static io.citygrid.casework.life.Need.DEPARTMENT;
import static io.citygrid.casework.life.Need.REASON;
import static io.citygrid.casework.life.Need.STANDARD;
import static io.citygrid.city.event.ActorRole.DISPATCHER;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.RETURNED;
import static io.citygrid.city.event.CaseState.REWORK;
import static io.citygrid.city.event.CaseState.SUSPENDED;
import static io.citygrid.city.event.CaseState.WITH_SUPERVISOR;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** From the filed case to the department that has it, by person, by rule, and back. */
final class DispatchRows {
  /** Where the category or the place may still lead to another department. */
  private static final Set<CaseState> CORRECTABLE =
      EnumSet.of(ON_MANUAL_DESK, RETURNED, DISPATCHED, ACCEPTED, IN_PROGRESS, REWORK);

  private static final Set<CaseState> LED =
      EnumSet.of(DISPATCHED, ACCEPTED, IN_PROGRESS, REWORK, SUSPENDED);

  private DispatchRows() {}

  static List<LifeRow> list() {
    return List.of(
        LifeRow.of(Move.DISPATCH, EnumSet.of(ON_MANUAL_DESK))
            .to(DISPATCHED)
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .byRule()
            .with(DEPARTMENT),
        LifeRow.of(Move.DISPATCH, EnumSet.of(RETURNED))
            .to(DISPATCHED)
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .with(DEPARTMENT, REASON),
        LifeRow.of(Move.DISPATCH, EnumSet.of(WITH_SUPERVISOR))
            .to(DISPATCHED)
            .by(Scope.CENTER, SUPERVISOR)
            .with(DEPARTMENT, REASON),
        LifeRow.of(Move.REDISPATCH, EnumSet.of(DISPATCHED, ACCEPTED, IN_PROGRESS, REWORK))
            .to(DISPATCHED)
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .with(DEPARTMENT, REASON),
        LifeRow.of(Move.RETURN, EnumSet.of(DISPATCHED))
            .to(RETURNED, WITH_SUPERVISOR)
            .by(Scope.LEADING_DEPARTMENT, HANDLER)
            .with(REASON)
            .when(Condition.WITHIN_ACCEPTANCE_LIMIT, Condition.NOT_SETTLED_BY_SUPERVISOR),
        LifeRow.of(Move.CHANGE_CATEGORY, CORRECTABLE)
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR)
            .with(REASON, CATEGORY, STANDARD),
        LifeRow.of(Move.CHANGE_CATEGORY, EnumSet.of(WITH_SUPERVISOR))
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, SUPERVISOR)
            .with(REASON, CATEGORY, STANDARD),
        LifeRow.of(Move.CORRECT_POSITION, CORRECTABLE)
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR)
            .with(REASON, CORRECT_POSITION),
        LifeRow.of(Move.CORRECT_POSITION, EnumSet.of(WITH_SUPERVISOR))
            .to(DISPATCHED, ON_MANUAL_DESK)
            .by(Scope.CENTER, SUPERVISOR)
            .with(REASON, CORRECT_POSITION),
        LifeRow.of(Move.ADD_ASSISTANT, LED)
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .with(DEPARTMENT),
        LifeRow.of(Move.RELEASE_ASSISTANT, LED)
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .with(DEPARTMENT));
  }
}
