package io.citygrid.standalone.demo;

import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import java.util.Optional;
import java.util.Random;

/**
 * What the people of a simulated city do next with a case. Most of them do their work; some reports
 * are wrong, a department gives a case back now and then, and some work has to be done again. What
 * citizens check is left to citizens, until the city gives the check to the grid worker.
 */
final class CaseHand {
  private static final double WRONG_REPORTS = 0.1;
  private static final double GIVEN_BACK = 0.03;
  private static final double FAILED_CHECKS = 0.1;

  /** One case in so many is left lying, so that limits run out as in a real city. */
  private static final int LEFT_LYING = 25;

  private CaseHand() {}

  /** Who acts. */
  enum Who {
    CENTER,
    GRID_WORKER,
    /** The department that leads the case. */
    DEPARTMENT
  }

  /**
   * What someone wants to do.
   *
   * @param reason in words; empty when the move needs none
   * @param department to which it is dispatched; empty when the move dispatches nothing
   */
  record Wish(Who who, Move move, String reason, String department) {
    static Wish of(Who who, Move move) {
      return new Wish(who, move, "", "");
    }

    static Wish because(Who who, Move move, String reason) {
      return new Wish(who, move, reason, "");
    }
  }

  /** True when the department is done and citizens are asked whether it is so. */
  static boolean isLeftToCitizens(CaseView view, VerificationRules rules) {
    return view.state() == CaseState.HANDLED
        && view.position() != null
        && rules.covers(view.category());
  }

  /**
   * The next move; empty when nobody does anything, now or ever.
   *
   * @param rules which cases citizens check
   */
  static Optional<Wish> next(CaseView view, VerificationRules rules, Random random) {
    if (isLeftToCitizens(view, rules)) {
      return Optional.empty();
    }
    if (Math.floorMod(view.id().hashCode(), LEFT_LYING) == 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (view.state()) {
          case FIELD_CHECK ->
              random.nextDouble() < WRONG_REPORTS
                  ? Wish.because(Who.GRID_WORKER, Move.DENY_REPORT, "现场未发现 / nothing found there")
                  : Wish.of(Who.GRID_WORKER, Move.CONFIRM_REPORT);
          case REPORTED -> filing(view);
          case ON_MANUAL_DESK, RETURNED, WITH_SUPERVISOR -> dispatch(view);
          case DISPATCHED ->
              random.nextDouble() < GIVEN_BACK
                  ? Wish.because(Who.DEPARTMENT, Move.RETURN, "非本部门职责 / not ours")
                  : Wish.of(Who.DEPARTMENT, Move.ACCEPT);
          case ACCEPTED, REWORK -> Wish.of(Who.DEPARTMENT, Move.START);
          case IN_PROGRESS ->
              Wish.because(Who.DEPARTMENT, Move.HAND_IN, "已处置 / it has been seen to");
          case HANDLED -> Wish.of(Who.CENTER, Move.REQUEST_CHECK);
          case UNDER_CHECK ->
              random.nextDouble() < FAILED_CHECKS
                  ? Wish.because(Who.GRID_WORKER, Move.FAIL_CHECK, "未处置到位 / not done yet")
                  : Wish.of(Who.GRID_WORKER, Move.PASS_CHECK);
          case CHECKED -> Wish.of(Who.CENTER, Move.CLOSE);
          case SUSPENDED, REJECTED, CLOSED, MERGED, VOID -> null;
        });
  }

  private static Wish filing(CaseView view) {
    var step = view.step();
    boolean isDenied = step != null && step.move() == Move.DENY_REPORT;
    return isDenied
        ? Wish.because(Who.CENTER, Move.REJECT, "核实不属实 / not as reported")
        : Wish.of(Who.CENTER, Move.FILE);
  }

  /** To the nearest candidate, or back to who gave it back; what nobody can place is voided. */
  private static Wish dispatch(CaseView view) {
    var step = view.step();
    String department = view.candidates().isEmpty() ? "" : view.candidates().get(0).department();
    if (department.isEmpty() && step != null && step.move() == Move.RETURN) {
      department = step.actorDepartment();
    }
    return department.isEmpty()
        ? Wish.because(Who.CENTER, Move.VOID, "无法确定位置 / nobody knows where it is")
        : new Wish(Who.CENTER, Move.DISPATCH, "按职责派遣 / it is theirs", department);
  }
}
