package io.citygrid.casework.life;

import io.citygrid.casework.moves.Arrival;
import io.citygrid.casework.moves.MoveGate;
import io.citygrid.casework.moves.MoveMemory;
import io.citygrid.casework.moves.Objection;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a command. Depends on nothing but its arguments: the same case, command
 * and city version give the same answer whenever they are asked.
 *
 * <p>How a command stands to what was done before it came is judged by {@link MoveMemory}, who may
 * move what and when by {@link MoveGate}: the engine that cases share with the tasks of the office.
 */
public final class CaseLife {
  private CaseLife() {}

  /**
   * What becomes of a command.
   *
   * @param record null when there is no such case
   */
  public static CaseDecision step(
      @Nullable CaseRecord record, CaseCommand command, Grounds grounds) {
    if (record == null) {
      return new CaseDecision.Refused(
          Refusal.NOT_THERE,
          "caseId",
          new Names("没有案件 " + command.caseId(), "there is no case " + command.caseId()),
          List.of(),
          FollowUps.ofRefused(command, List.of()));
    }
    CaseEvent event = record.latest();
    MoveMemory<PastMove> memory = record.memory();
    Instant at = memory.momentOf(command.at());
    Arrival<PastMove> arrival = memory.arrival(command.commandId(), command.expectedVersion());
    if (arrival instanceof Arrival.Repeated<PastMove> repeated) {
      return new CaseDecision.Repeated(repeated.done());
    }
    if (arrival instanceof Arrival.Ahead<PastMove>) {
      String versions = command.expectedVersion() + " > " + event.version();
      return refused(
          record,
          command,
          at,
          grounds,
          new Objection(
              Refusal.INVALID,
              "expectedVersion",
              new Names("案件尚无此版本：" + versions, "the case has no such version yet: " + versions)));
    }
    if (arrival instanceof Arrival.Stale<PastMove> stale) {
      return new CaseDecision.Stale(
          event.version(), stale.since(), allowed(record, command.actor(), at, grounds.rules()));
    }
    List<PastMove> here = CarriedOver.listMovedHereAfter(record, command);
    if (!here.isEmpty()) {
      return new CaseDecision.Stale(
          event.version(), here, allowed(record, command.actor(), at, grounds.rules()));
    }
    Optional<LifeRow> row = LifeTable.find(event.state(), command.move());
    Optional<Objection> objection =
        new Objections(new Situation(event, command.actor(), at, grounds.rules()), command, grounds)
            .find(row);
    return objection.isPresent()
        ? refused(record, command, at, grounds, objection.get())
        : moved(record, command, at, grounds, row.orElseThrow());
  }

  /**
   * The moves that someone may make now. What a move needs besides is in {@link LifeTable}.
   *
   * @param at when they ask
   */
  public static List<Move> allowed(CaseRecord record, Actor actor, Instant at, LifeRules rules) {
    Situation situation = new Situation(record.latest(), actor, at, rules);
    return Arrays.stream(Move.values())
        .filter(
            move ->
                LifeTable.find(record.latest().state(), move)
                    .filter(row -> MoveGate.isAllowed(row, actor, situation))
                    .isPresent())
        .toList();
  }

  private static CaseDecision moved(
      CaseRecord record, CaseCommand command, Instant at, Grounds grounds, LifeRow row) {
    CaseEvent before = record.latest();
    ActorRole role =
        MoveGate.findPermit(
                row, command.actor(), new Situation(before, command.actor(), at, grounds.rules()))
            .orElseThrow()
            .role();
    Change change = new Moving(before, command, role, at, grounds).change(row);
    CaseState after = change.state();
    if (row.stays() ? after != before.state() : !row.to().contains(after)) {
      throw new IllegalStateException(command.move() + " led to " + after + " against the table");
    }
    Assignment place = change.assignment();
    CaseEvent event =
        new CaseEvent(
            before.caseId(),
            before.version() + 1,
            after,
            at,
            before.report(),
            place.placements(),
            place.area(),
            place.areaPath(),
            place.cell(),
            place.department(),
            place.rule(),
            place.deskReason(),
            place.candidates(),
            Versions.of(grounds.city().version()),
            CaseStep.of(command, role),
            change.facts());
    return new CaseDecision.Moved(
        event,
        record.after(event),
        ClockEffect.list(before.state(), command.move(), after),
        FollowUps.of(before, command, event));
  }

  private static CaseDecision.Refused refused(
      CaseRecord record, CaseCommand command, Instant at, Grounds grounds, Objection objection) {
    return new CaseDecision.Refused(
        objection.refusal(),
        objection.field(),
        objection.detail(),
        allowed(record, command.actor(), at, grounds.rules()),
        FollowUps.ofRefused(command, record.latest().current().attached()));
  }
}
