package io.citygrid.city.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case came to its state: the move, who made it and what they gave with it.
 *
 * @param actor id of who made it, or the name of the rule
 * @param role as what they made it
 * @param actorDepartment their department; empty when they belong to none
 * @param reason as in {@link CaseCommand}
 * @param photos as in {@link CaseCommand}
 * @param position where the actor was; null when not told
 * @param target what it was aimed at
 * @param commandId the command that it answers; empty for the report that began the case
 */
public record CaseStep(
    Move move,
    String actor,
    ActorRole role,
    String actorDepartment,
    String reason,
    List<String> photos,
    @Nullable Position position,
    MoveTarget target,
    String commandId) {

  /** A command that was followed. */
  public static CaseStep of(CaseCommand command, ActorRole role) {
    Actor actor = command.actor();
    return new CaseStep(
        command.move(),
        actor.id(),
        role,
        actor.department(),
        command.reason(),
        command.photos(),
        command.position(),
        command.target(),
        command.commandId());
  }

  /** The report that began a case. */
  public static CaseStep of(Report report) {
    return new CaseStep(
        Move.REPORT,
        report.reporter(),
        switch (report.source()) {
          case GRID_WORKER -> ActorRole.GRID_WORKER;
          case CITIZEN -> ActorRole.CITIZEN;
          case SENSOR -> ActorRole.RULE;
          case HOTLINE, LEADER, TRANSFER -> ActorRole.OPERATOR;
        },
        "",
        "",
        List.of(),
        report.position(),
        MoveTarget.NONE,
        "");
  }
}
