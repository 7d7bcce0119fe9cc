package io.citygrid.api.archive;

import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.HANDLED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.MERGED;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.REJECTED;
import static io.citygrid.city.event.CaseState.REPORTED;
import static io.citygrid.city.event.CaseState.RETURNED;
import static io.citygrid.city.event.CaseState.REWORK;
import static io.citygrid.city.event.CaseState.SUSPENDED;
import static io.citygrid.city.event.CaseState.UNDER_CHECK;
import static io.citygrid.city.event.CaseState.VOID;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import java.time.Instant;
import java.util.List;

/** Moves that a case can make: enough of its life to fill every count. */
final class RandomMoves {
  /** A move and where it leads. */
  record Next(Move move, CaseState state) {}

  static final List<Next> BEGINNINGS =
      List.of(
          new Next(Move.REPORT, REPORTED),
          new Next(Move.REPORT, DISPATCHED),
          new Next(Move.REPORT, DISPATCHED),
          new Next(Move.REPORT, ON_MANUAL_DESK));

  private RandomMoves() {}

  static List<Next> after(CaseState state) {
    return switch (state) {
      case REPORTED ->
          List.of(
              new Next(Move.FILE, DISPATCHED),
              new Next(Move.REJECT, REJECTED),
              new Next(Move.HANDLE_ON_THE_SPOT, CLOSED));
      case ON_MANUAL_DESK, RETURNED -> List.of(new Next(Move.DISPATCH, DISPATCHED));
      case DISPATCHED ->
          List.of(
              new Next(Move.ACCEPT, ACCEPTED),
              new Next(Move.ACCEPT, ACCEPTED),
              new Next(Move.RETURN, RETURNED),
              new Next(Move.URGE, DISPATCHED),
              new Next(Move.MERGE, MERGED));
      case ACCEPTED -> List.of(new Next(Move.START, IN_PROGRESS));
      case IN_PROGRESS, REWORK ->
          List.of(
              new Next(Move.HAND_IN, HANDLED),
              new Next(Move.HAND_IN, HANDLED),
              new Next(Move.GRANT_SUSPENSION, SUSPENDED),
              new Next(Move.GRANT_EXTENSION, state),
              new Next(Move.SUPERVISE, state),
              new Next(Move.VOID, VOID));
      case SUSPENDED -> List.of(new Next(Move.RESUME, IN_PROGRESS));
      case HANDLED -> List.of(new Next(Move.REQUEST_CHECK, UNDER_CHECK));
      case UNDER_CHECK ->
          List.of(new Next(Move.PASS_CHECK, CLOSED), new Next(Move.FAIL_CHECK, REWORK));
      case CLOSED ->
          List.of(new Next(Move.REOPEN, IN_PROGRESS), new Next(Move.GRANT_APPEAL, CLOSED));
      case MERGED -> List.of(new Next(Move.SPLIT, DISPATCHED));
      default -> List.of();
    };
  }

  static CaseStep step(Move move, boolean byCitizen) {
    return new CaseStep(
        move,
        byCitizen ? "zhao" : "sun",
        byCitizen ? ActorRole.CITIZEN : ActorRole.DUTY_OFFICER,
        "",
        "",
        List.of(),
        null,
        MoveTarget.NONE,
        "");
  }

  /** With a limit for the handling. */
  static CaseFacts facts(CaseFacts plain, Instant at, Instant due) {
    return new CaseFacts(
        plain.category(),
        plain.position(),
        plain.standard(),
        plain.level(),
        plain.handUpAsked(),
        plain.opinionOf(),
        plain.assisting(),
        "sun",
        plain.returnedBy(),
        plain.redispatches(),
        plain.reworks(),
        plain.extensions(),
        plain.suspensions(),
        plain.urges(),
        plain.reopenings(),
        plain.flags(),
        plain.pending(),
        plain.pendingBy(),
        plain.pendingUntil(),
        plain.suspendedUntil(),
        plain.appeal(),
        plain.appealReviewer(),
        plain.mergedInto(),
        plain.attached(),
        plain.links(),
        plain.endedBy(),
        plain.endedAt(),
        plain.rating(),
        List.of(new CaseLimit(LimitStage.HANDLING, at, due, null, null, Light.GREEN)),
        plain.reminders());
  }
}
