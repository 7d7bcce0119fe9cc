package io.citygrid.casework.life;

import static io.citygrid.casework.life.Need.LINK;
import static io.citygrid.casework.life.Need.REASON;
import static io.citygrid.city.event.ActorRole.CITIZEN;
import static io.citygrid.city.event.ActorRole.DISPATCHER;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.GRID_WORKER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.IMPORTER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.MERGED;
import static io.citygrid.city.event.CaseState.REJECTED;
import static io.citygrid.city.event.CaseState.RETURNED;
import static io.citygrid.city.event.CaseState.REWORK;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done in many states and leaves the case where it is. */
final class AnytimeRows {
  private AnytimeRows() {}

  static List<LifeRow> list() {
    Set<CaseState> open = StateSets.openBut(MERGED);
    Set<CaseState> kept = StateSets.allBut(REJECTED, CaseState.VOID);
    return List.of(
        LifeRow.of(Move.HAND_UP, StateSets.openBut(MERGED, RETURNED))
            .by(Scope.CENTER, DISPATCHER, DUTY_OFFICER, SUPERVISOR)
            .with(REASON)
            .when(Condition.AT_DISTRICT, Condition.NO_HAND_UP_ASKED),
        city(Move.ACCEPT_HAND_UP, open).when(Condition.HAND_UP_ASKED),
        city(Move.REFUSE_HAND_UP, open).with(REASON).when(Condition.HAND_UP_ASKED),
        city(Move.TAKE_OVER, open).with(REASON).when(Condition.AT_DISTRICT),
        city(Move.HAND_DOWN, open).with(REASON).when(Condition.DRAWN_TO_THE_CITY),
        LifeRow.of(Move.URGE, EnumSet.of(DISPATCHED, ACCEPTED, IN_PROGRESS, REWORK))
            .by(Scope.OWN_AREA, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR)
            .with(REASON),
        supervisor(Move.SUPERVISE, open).with(REASON).when(Condition.NOT_SUPERVISED),
        city(Move.TAKE_UP, open).with(REASON).when(Condition.ESCALATED),
        supervisor(Move.END_SUPERVISION, open).with(REASON).when(Condition.SUPERVISED),
        center(Move.FLAG, kept).byRule().with(Need.FLAG),
        center(Move.UNFLAG, kept).with(Need.FLAG),
        center(Move.LINK, kept)
            .by(Scope.OWN_AREA, GRID_WORKER)
            .by(Scope.OWN_REPORT, IMPORTER)
            .with(LINK),
        center(Move.UNLINK, kept).by(Scope.OWN_AREA, GRID_WORKER).with(LINK),
        LifeRow.of(Move.REMARK, EnumSet.allOf(CaseState.class))
            .by(Scope.OWN_REPORT, CITIZEN)
            .by(Scope.OWN_AREA, GRID_WORKER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR)
            .by(Scope.INVOLVED_DEPARTMENT, HANDLER)
            .byRule()
            .with(REASON),
        LifeRow.of(Move.ESCALATE, open).byRule().with(Need.CLOCK_STEP),
        LifeRow.of(Move.RECOMPUTE_LIMITS, open).byRule());
  }

  private static LifeRow city(Move move, Set<CaseState> from) {
    return LifeRow.of(move, from).by(Scope.CITY, DISPATCHER, DUTY_OFFICER, SUPERVISOR);
  }

  private static LifeRow supervisor(Move move, Set<CaseState> from) {
    return LifeRow.of(move, from).by(Scope.OWN_AREA, SUPERVISOR);
  }

  private static LifeRow center(Move move, Set<CaseState> from) {
    return LifeRow.of(move, from).by(Scope.CENTER, OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR);
  }
}
