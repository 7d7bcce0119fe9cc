package io.citygrid.casework.office;

import io.citygrid.casework.moves.Arrival;
import io.citygrid.casework.moves.MoveGate;
import io.citygrid.casework.moves.MoveMemory;
import io.citygrid.casework.moves.Objection;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a command to a task of the office. Depends on nothing but its arguments.
 * The engine is that of cases: {@link MoveMemory} judges how the command stands to what was done,
 * {@link MoveGate} who may move what and when.
 */
public final class OfficeLife {
  private static final List<ActorRole> DRAWERS =
      List.of(ActorRole.DUTY_OFFICER, ActorRole.SUPERVISOR, ActorRole.RULE);

  private OfficeLife() {}

  /**
   * What becomes of a command.
   *
   * @param record null when there is no such task
   */
  public static OfficeDecision step(
      @Nullable OfficeRecord record, OfficeCommand command, OfficeGrounds grounds) {
    if (record == null) {
      OfficeBrief brief = command.brief();
      return brief == null ? notThere(command) : drawnUp(brief, command, grounds);
    }
    OfficeEvent event = record.event();
    MoveMemory<OfficeRecord.Done> memory = record.memory();
    Instant at = memory.momentOf(command.at());
    Arrival<OfficeRecord.Done> arrival =
        memory.arrival(command.commandId(), command.expectedVersion());
    if (arrival instanceof Arrival.Repeated<OfficeRecord.Done> repeated) {
      return new OfficeDecision.Repeated(repeated.done().move());
    }
    List<OfficeMove> allowed = allowed(event, command.actor(), at, grounds);
    if (arrival instanceof Arrival.Ahead<OfficeRecord.Done>) {
      String versions = command.expectedVersion() + " > " + event.version();
      return new OfficeDecision.Refused(
          Refusal.INVALID,
          "expectedVersion",
          new Names("任务尚无此版本：" + versions, "the task has no such version yet: " + versions),
          allowed);
    }
    if (arrival instanceof Arrival.Stale<OfficeRecord.Done> stale) {
      return new OfficeDecision.Stale(
          stale.since().stream().map(OfficeRecord.Done::move).toList(), allowed);
    }
    Optional<OfficeRow> row = OfficeTable.find(event.state(), command.move());
    OfficeSituation situation =
        situation(event, command.actor(), at, command.target().step(), grounds);
    Optional<Objection> objection =
        MoveGate.find(row, event.state(), command.move(), command.actor(), situation)
            .or(() -> new TargetFaults(event, command, at, grounds).find(row.orElseThrow()));
    if (objection.isPresent()) {
      Objection found = objection.get();
      return new OfficeDecision.Refused(found.refusal(), found.field(), found.detail(), allowed);
    }
    return moved(record, command, at, row.orElseThrow(), situation, grounds);
  }

  /** The moves that someone may make now. What a move needs besides is in {@link OfficeTable}. */
  public static List<OfficeMove> allowed(
      OfficeEvent event, Actor actor, Instant at, OfficeGrounds grounds) {
    OfficeSituation situation = situation(event, actor, at, 0, grounds);
    return Arrays.stream(OfficeMove.values())
        .filter(
            move ->
                OfficeTable.find(event.state(), move)
                    .filter(row -> MoveGate.isAllowed(row, actor, situation))
                    .isPresent())
        .toList();
  }

  private static OfficeDecision moved(
      OfficeRecord record,
      OfficeCommand command,
      Instant at,
      OfficeRow row,
      OfficeSituation situation,
      OfficeGrounds grounds) {
    ActorRole role = MoveGate.findPermit(row, command.actor(), situation).orElseThrow().role();
    OfficeState state = row.stays() ? record.event().state() : row.to().iterator().next();
    return new OfficeDecision.Moved(
        new OfficeDraft(record).after(command, state, role, at, grounds));
  }

  private static OfficeDecision drawnUp(
      OfficeBrief brief, OfficeCommand command, OfficeGrounds grounds) {
    Actor actor = command.actor();
    Optional<ActorRole> role = DRAWERS.stream().filter(actor.roles()::contains).findFirst();
    if (role.isEmpty()) {
      return refused(
          Refusal.NOT_IN_THIS_ROLE,
          "actor.roles",
          "需要角色 " + DRAWERS,
          "one of these roles is needed: " + DRAWERS);
    }
    List<String> path = grounds.city().areaPath(brief.area());
    if (path.isEmpty()) {
      return refused(
          Refusal.INVALID,
          "brief.area",
          "没有区域 " + brief.area(),
          "there is no area " + brief.area());
    }
    boolean isTheirs =
        role.get() == ActorRole.RULE
            || actor.areas().contains(Actor.EVERYWHERE)
            || path.stream().anyMatch(actor.areas()::contains);
    if (!isTheirs) {
      Names scope = OfficeScope.OWN_AREA.names();
      return refused(
          Refusal.OUT_OF_SCOPE, "brief.area", "限于：" + scope.zh(), "only for: " + scope.en());
    }
    Optional<String> unknown =
        brief.steps().stream()
            .map(OfficeStep::department)
            .filter(id -> grounds.city().findDepartment(id).isEmpty())
            .findFirst();
    if (grounds.city().findDepartment(brief.department()).isEmpty()) {
      unknown = Optional.of(brief.department());
    }
    if (unknown.isPresent()) {
      return refused(
          Refusal.INVALID,
          "brief.department",
          "没有部门 " + unknown.get(),
          "there is no department " + unknown.get());
    }
    return new OfficeDecision.Moved(
        new OfficeDraft(brief, path)
            .after(command, OfficeState.ASSIGNED, role.get(), command.at(), grounds));
  }

  private static OfficeDecision notThere(OfficeCommand command) {
    return refused(
        Refusal.NOT_THERE,
        "taskId",
        "没有任务 " + command.taskId(),
        "there is no task " + command.taskId());
  }

  private static OfficeDecision refused(Refusal refusal, String field, String zh, String en) {
    return new OfficeDecision.Refused(refusal, field, new Names(zh, en), List.of());
  }

  private static OfficeSituation situation(
      OfficeEvent event, Actor actor, Instant at, int step, OfficeGrounds grounds) {
    return new OfficeSituation(event, actor, at, step, grounds.clocks().extensions());
  }
}
