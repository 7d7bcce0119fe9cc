package io.citygrid.casework.office;

import static io.citygrid.casework.office.OfficeNeed.DEPARTMENT;
import static io.citygrid.casework.office.OfficeNeed.REASON;
import static io.citygrid.casework.office.OfficeNeed.STEP;
import static io.citygrid.city.event.ActorRole.DUTY_OFFICER;
import static io.citygrid.city.event.ActorRole.HANDLER;
import static io.citygrid.city.event.ActorRole.OPERATOR;
import static io.citygrid.city.event.ActorRole.SUPERVISOR;
import static io.citygrid.city.event.OfficeState.ASSIGNED;
import static io.citygrid.city.event.OfficeState.CANCELLED;
import static io.citygrid.city.event.OfficeState.DECLINED;
import static io.citygrid.city.event.OfficeState.DONE;
import static io.citygrid.city.event.OfficeState.HANDED_IN;
import static io.citygrid.city.event.OfficeState.IN_PROGRESS;
import static io.citygrid.city.event.OfficeState.SUSPENDED;

import io.citygrid.casework.moves.MoveTable;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole life of a task after it was drawn up: for each state and move at most one row.
 * Everything reads it: the decision, the answer to what someone may do now, what waits for whom,
 * and the page in the docs.
 */
public final class OfficeTable {
  private static final MoveTable<OfficeState, OfficeMove, OfficeRow> TABLE =
      new MoveTable<>(OfficeState.class, OfficeMove.class, rowsInOrder());

  private OfficeTable() {}

  /** All rows in the order of a task's life. */
  public static List<OfficeRow> rows() {
    return TABLE.rows();
  }

  /** What the move asks and does in this state; empty when the state does not allow it. */
  public static Optional<OfficeRow> find(OfficeState state, OfficeMove move) {
    return TABLE.find(state, move);
  }

  private static List<OfficeRow> rowsInOrder() {
    Set<OfficeState> open =
        Arrays.stream(OfficeState.values())
            .filter(OfficeState::isOpen)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OfficeState.class)));
    Set<OfficeState> atWork = EnumSet.of(IN_PROGRESS);
    Set<OfficeState> taken = EnumSet.of(ASSIGNED, IN_PROGRESS);
    return List.of(
        owner(OfficeMove.ACCEPT, EnumSet.of(ASSIGNED)).to(IN_PROGRESS),
        owner(OfficeMove.DECLINE, EnumSet.of(ASSIGNED)).to(DECLINED).with(REASON),
        center(OfficeMove.REASSIGN, EnumSet.of(ASSIGNED, DECLINED, IN_PROGRESS))
            .to(ASSIGNED)
            .with(DEPARTMENT, REASON),
        OfficeRow.of(OfficeMove.FINISH_STEP, atWork)
            .by(OfficeScope.STEP_DEPARTMENT, HANDLER)
            .with(STEP)
            .when(OfficeCondition.SOME_STEP_LEFT),
        owner(OfficeMove.REOPEN_STEP, atWork)
            .by(OfficeScope.OWN_AREA, DUTY_OFFICER, SUPERVISOR)
            .with(STEP, REASON)
            .when(OfficeCondition.SOME_STEP_DONE),
        owner(OfficeMove.HAND_OVER_STEP, taken)
            .by(OfficeScope.OWN_AREA, DUTY_OFFICER, SUPERVISOR)
            .with(STEP, DEPARTMENT)
            .when(OfficeCondition.SOME_STEP_LEFT),
        OfficeRow.of(OfficeMove.GIVE_BACK_STEP, taken)
            .by(OfficeScope.STEP_DEPARTMENT, HANDLER)
            .with(STEP, REASON)
            .when(OfficeCondition.SOME_STEP_LEFT),
        OfficeRow.of(OfficeMove.SPEND, EnumSet.of(IN_PROGRESS, SUSPENDED, HANDED_IN))
            .by(OfficeScope.INVOLVED, HANDLER)
            .with(OfficeNeed.CENTS, REASON),
        owner(OfficeMove.ASK_EXTENSION, atWork)
            .with(REASON)
            .when(
                OfficeCondition.NO_EXTENSION_ASKED,
                OfficeCondition.NOT_OVERDUE,
                OfficeCondition.EXTENSIONS_LEFT),
        center(OfficeMove.GRANT_EXTENSION, atWork)
            .when(
                OfficeCondition.EXTENSION_ASKED,
                OfficeCondition.NOT_OVERDUE,
                OfficeCondition.OTHER_THAN_WHO_ASKED),
        center(OfficeMove.REFUSE_EXTENSION, atWork)
            .with(REASON)
            .when(OfficeCondition.EXTENSION_ASKED, OfficeCondition.OTHER_THAN_WHO_ASKED),
        center(OfficeMove.SUSPEND, atWork).to(SUSPENDED).with(REASON, OfficeNeed.UNTIL),
        center(OfficeMove.RESUME, EnumSet.of(SUSPENDED))
            .to(IN_PROGRESS)
            .byRule()
            .when(OfficeCondition.SUSPENSION_OVER_FOR_A_RULE),
        owner(OfficeMove.HAND_IN, atWork)
            .to(HANDED_IN)
            .with(REASON)
            .when(OfficeCondition.ALL_STEPS_DONE),
        center(OfficeMove.SEND_BACK, EnumSet.of(HANDED_IN)).to(IN_PROGRESS).with(REASON),
        center(OfficeMove.CLOSE, EnumSet.of(HANDED_IN)).to(DONE),
        center(OfficeMove.CANCEL, open).to(CANCELLED).with(REASON),
        OfficeRow.of(OfficeMove.URGE, taken)
            .by(OfficeScope.OWN_AREA, OPERATOR, DUTY_OFFICER, SUPERVISOR)
            .with(REASON),
        OfficeRow.of(OfficeMove.REMARK, EnumSet.allOf(OfficeState.class))
            .by(OfficeScope.OWN_AREA, OPERATOR, DUTY_OFFICER, SUPERVISOR)
            .by(OfficeScope.INVOLVED, HANDLER)
            .byRule()
            .with(REASON),
        OfficeRow.of(OfficeMove.ESCALATE, open).byRule().with(OfficeNeed.CLOCK_STEP),
        OfficeRow.of(OfficeMove.RECOMPUTE_LIMITS, open).byRule());
  }

  private static OfficeRow owner(OfficeMove move, Set<OfficeState> from) {
    return OfficeRow.of(move, from).by(OfficeScope.OWNER, HANDLER);
  }

  private static OfficeRow center(OfficeMove move, Set<OfficeState> from) {
    return OfficeRow.of(move, from).by(OfficeScope.OWN_AREA, DUTY_OFFICER, SUPERVISOR);
  }
}
