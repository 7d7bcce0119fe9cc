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
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Moves that a case can make: enough of its life to fill every count. */
final class RandomMoves {
  /** A move and where it leads. */
  private static final List<String> ACTORS = List.of("sun", "zhao", "citizens-check");

  private static final List<ActorRole> ROLES =
      List.of(ActorRole.DUTY_OFFICER, ActorRole.CITIZEN, ActorRole.RULE);

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
              new Next(Move.CHANGE_CATEGORY, DISPATCHED),
              new Next(Move.MERGE, MERGED));
      case ACCEPTED -> List.of(new Next(Move.START, IN_PROGRESS));
      case IN_PROGRESS, REWORK ->
          List.of(
              new Next(Move.HAND_IN, HANDLED),
              new Next(Move.HAND_IN, HANDLED),
              new Next(Move.GRANT_SUSPENSION, SUSPENDED),
              new Next(Move.GRANT_EXTENSION, state),
              new Next(Move.SUPERVISE, state),
              new Next(Move.ESCALATE, state),
              new Next(Move.VOID, VOID));
      case SUSPENDED -> List.of(new Next(Move.RESUME, IN_PROGRESS));
      case HANDLED -> List.of(new Next(Move.REQUEST_CHECK, UNDER_CHECK));
      case UNDER_CHECK ->
          List.of(new Next(Move.PASS_CHECK, CLOSED), new Next(Move.FAIL_CHECK, REWORK));
      case CLOSED ->
          List.of(
              new Next(Move.REOPEN, IN_PROGRESS),
              new Next(Move.GRANT_APPEAL, CLOSED),
              new Next(Move.RATE, CLOSED),
              new Next(Move.CALL_BACK, CLOSED));
      case MERGED -> List.of(new Next(Move.SPLIT, DISPATCHED));
      default -> List.of();
    };
  }

  /** By a duty officer, a citizen, or what follows from the answers of citizens. */
  static CaseStep step(Move move, Random random) {
    int who = random.nextInt(ACTORS.size());
    return new CaseStep(
        move,
        ACTORS.get(who),
        ROLES.get(who),
        "",
        "",
        List.of(),
        null,
        move == Move.ESCALATE
            ? MoveTarget.NONE.withStatus(LimitStage.HANDLING, LimitStatus.ESCALATED)
            : MoveTarget.NONE,
        "");
  }

  /** With limits and what the reporter said. */
  static CaseFacts facts(CaseFacts plain, List<CaseLimit> limits, @Nullable Satisfaction rating) {
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
        rating,
        limits,
        plain.reminders(),
        plain.basis());
  }

  /**
   * Stages against limits, by chance: the handling always, the dispatch and a check sometimes,
   * ended in time, ended late or not ended.
   */
  static List<CaseLimit> limits(Random random, Instant at, Instant handlingDue) {
    List<CaseLimit> limits = new ArrayList<>();
    limits.add(new CaseLimit(LimitStage.HANDLING, at, handlingDue, null, null, Light.GREEN));
    for (LimitStage stage :
        List.of(LimitStage.DISPATCH, LimitStage.FIELD_CHECK, LimitStage.CHECK)) {
      if (random.nextInt(3) > 0) {
        Instant started = at.plusSeconds(60L * random.nextInt(600));
        Instant due = random.nextInt(9) == 0 ? null : started.plusSeconds(900);
        Instant ended =
            random.nextInt(4) == 0 ? null : started.plusSeconds(60 * random.nextInt(31));
        limits.add(new CaseLimit(stage, started, due, null, ended, Light.GREEN));
      }
    }
    return limits;
  }
}
