package io.citygrid.casework.life;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.ClockStep;
import io.citygrid.city.CityVersion;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a case does by itself when nothing else happens: tells of each step of its clocks once, and
 * goes on when its suspension is over.
 *
 * <p>Each such move is a command of a rule whose id follows from the case and its version, under
 * the city version of the case's latest move. So whoever asks at whatever time, before or after a
 * restart, gets the same commands in the same order.
 */
public final class Deadlines {
  private static final Actor CLOCK = Actor.rule("clock");

  private Deadlines() {}

  /**
   * The next move that the case makes by itself, at the moment at which it is due; empty when it
   * waits for people alone. That moment may have passed, when a limit was over before it began.
   */
  public static Optional<CaseCommand> findNext(
      CaseRecord record, CaseClock clock, CaseTiming timing) {
    CaseEvent latest = record.latest();
    Instant until = latest.current().suspendedUntil();
    if (until != null) {
      return Optional.of(command(latest, Move.RESUME, until, MoveTarget.NONE));
    }
    return timing
        .findNextStep(clock)
        .map(
            step ->
                command(
                    latest,
                    Move.ESCALATE,
                    step.at(),
                    MoveTarget.NONE.withStatus(step.stage(), step.status())));
  }

  /**
   * When that move is due; empty when the case waits for people alone. Asked far more often than
   * the move is made.
   */
  public static Optional<Instant> findNextMoment(
      CaseRecord record, CaseClock clock, CaseTiming timing) {
    Instant until = record.latest().current().suspendedUntil();
    return until != null ? Optional.of(until) : timing.findNextStep(clock).map(ClockStep::at);
  }

  /**
   * The command to read a case's clocks anew, from when a version of the city holds: its calendar
   * or its limits are others. Sent again, it is the same command.
   */
  public static CaseCommand recompute(String caseId, CityVersion version) {
    return new CaseCommand(
        CaseIds.of(caseId, Move.RECOMPUTE_LIMITS + "/" + version.city()),
        caseId,
        0,
        Move.RECOMPUTE_LIMITS,
        CLOCK,
        version.validFrom(),
        version.city(),
        "",
        List.of(),
        null,
        MoveTarget.NONE);
  }

  private static CaseCommand command(CaseEvent latest, Move move, Instant at, MoveTarget target) {
    return new CaseCommand(
        CaseIds.of(latest.caseId(), move + "/" + latest.version()),
        latest.caseId(),
        latest.version(),
        move,
        CLOCK,
        at,
        latest.versions().city(),
        "",
        List.of(),
        null,
        target);
  }
}
