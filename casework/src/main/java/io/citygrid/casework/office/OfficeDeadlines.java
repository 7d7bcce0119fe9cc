package io.citygrid.casework.office;

import io.citygrid.city.CityVersion;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeTarget;
import java.time.Instant;
import java.util.Optional;

/**
 * What a task does by itself when nothing else happens, as cases do: tells of each step of its
 * clock once, and goes on when its suspension is over. Each such move is a command of a rule whose
 * id follows from the task and its version, so whoever asks, before or after a restart, gets the
 * same.
 */
public final class OfficeDeadlines {
  private static final Actor CLOCK = Actor.rule("clock");

  private OfficeDeadlines() {}

  /**
   * The next move that the task makes by itself, at the moment at which it is due; empty when it
   * waits for people alone.
   */
  public static Optional<OfficeCommand> findNext(OfficeRecord record, OfficeGrounds grounds) {
    OfficeEvent event = record.event();
    Instant until = event.suspendedUntil();
    if (until != null) {
      return Optional.of(command(event, OfficeMove.RESUME, until, OfficeTarget.NONE));
    }
    return record
        .clock()
        .findNextStep(grounds.time(), grounds.clocks())
        .map(
            step ->
                command(
                    event,
                    OfficeMove.ESCALATE,
                    step.at(),
                    OfficeTarget.NONE.withStatus(step.status())));
  }

  /** The command to read a task's clock anew, from when a version of the city holds. */
  public static OfficeCommand recompute(String taskId, CityVersion version) {
    return new OfficeCommand(
        CaseIds.of(taskId, OfficeMove.RECOMPUTE_LIMITS + "/" + version.city()),
        taskId,
        0,
        OfficeMove.RECOMPUTE_LIMITS,
        CLOCK,
        version.validFrom(),
        version.city(),
        "",
        OfficeTarget.NONE,
        null);
  }

  private static OfficeCommand command(
      OfficeEvent event, OfficeMove move, Instant at, OfficeTarget target) {
    return new OfficeCommand(
        CaseIds.of(event.taskId(), move + "/" + event.version()),
        event.taskId(),
        event.version(),
        move,
        CLOCK,
        at,
        event.versions().city(),
        "",
        target,
        null);
  }
}
