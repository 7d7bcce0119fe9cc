package io.citygrid.casework.life;

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
 * <p>Time runs with the case: a command whose edge has a slow clock counts as made at the case's
 * latest move, so that a history never runs backwards. What a clock has told meanwhile does not
 * count as one: who handed in before the limit was in time, also when word of it comes after the
 * clock has told that the limit is over. For the same reason a sender who saw the case before a
 * clock told something is not out of date.
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
          Refusal.NO_SUCH_CASE,
          "caseId",
          new Names("没有案件 " + command.caseId(), "there is no case " + command.caseId()),
          List.of(),
          FollowUps.ofRefused(command, List.of()));
    }
    Optional<PastMove> done = record.findMoveOf(command.commandId());
    if (done.isPresent()) {
      return new CaseDecision.Repeated(done.get());
    }
    CaseEvent event = record.latest();
    Instant movedAt = record.lastMovedAt();
    Instant at = command.at().isBefore(movedAt) ? movedAt : command.at();
    if (command.expectedVersion() > event.version()) {
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
    if (command.expectedVersion() != 0 && !record.isCurrent(command.expectedVersion())) {
      return new CaseDecision.Stale(
          event.version(),
          record.listMovesAfter(command.expectedVersion()),
          allowed(record, command.actor(), at, grounds.rules()));
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
                    .filter(row -> Objections.isAllowed(row, situation))
                    .isPresent())
        .toList();
  }

  private static CaseDecision moved(
      CaseRecord record, CaseCommand command, Instant at, Grounds grounds, LifeRow row) {
    CaseEvent before = record.latest();
    ActorRole role =
        Objections.findPermit(row, new Situation(before, command.actor(), at, grounds.rules()))
            .orElseThrow()
            .role();
    Change change = new Moving(before, command, at, grounds).change(row);
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
