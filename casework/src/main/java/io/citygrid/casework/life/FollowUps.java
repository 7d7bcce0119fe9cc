package io.citygrid.casework.life;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.List;

/**
 * What a move of one case asks of others: each case decides for itself, and one that cannot be
 * joined sends the other back.
 */
final class FollowUps {
  private static final Actor CALL_BACK = Actor.rule("call-back");

  private FollowUps() {}

  /** What follows from a move that was made. */
  static List<CaseCommand> of(CaseEvent before, CaseCommand command, CaseEvent event) {
    return switch (command.move()) {
      case MERGE -> List.of(attach(command, event));
      case CALL_BACK -> reopen(command, event);
      case SPLIT -> detach(before, command, event);
      case REOPEN ->
          event.current().attached().stream()
              .map(id -> toAttached(command, Move.REOPEN_WITH_FIRST, id, event.at()))
              .toList();
      default ->
          before.state() != CaseState.CLOSED && event.state() == CaseState.CLOSED
              ? event.current().attached().stream()
                  .map(id -> toAttached(command, Move.CLOSE_WITH_FIRST, id, event.at()))
                  .toList()
              : List.of();
    };
  }

  /**
   * What follows from a move that was refused: who wanted to be attached must go on alone. Only
   * what followed from a {@code MERGE} has an answer; a person who asks to attach moves no other
   * case. Who is attached already stays so: then the command came once more, long after it was
   * followed.
   *
   * @param attached what is attached to the case that refuses
   */
  static List<CaseCommand> ofRefused(CaseCommand command, List<String> attached) {
    if (command.move() != Move.ATTACH
        || attached.contains(command.target().caseId())
        || !command.actor().roles().contains(ActorRole.RULE)
        || command.target().caseId().isEmpty()) {
      return List.of();
    }
    return List.of(
        new CaseCommand(
            id(command, Move.SPLIT, command.target().caseId()),
            command.target().caseId(),
            0,
            Move.SPLIT,
            Actor.MERGING,
            command.at(),
            command.cityVersion(),
            "主案 " + command.caseId() + " 不能并入 / cannot be attached to " + command.caseId(),
            List.of(),
            null,
            MoveTarget.NONE.withCase(command.caseId())));
  }

  /**
   * Who is not satisfied and says why has the case done again (GB/T 33358: 不满意且有合理诉求的重新办理); of a
   * case that ended with another one, that other one. After the period of reopening nothing
   * follows: the answer stands in the case.
   */
  private static List<CaseCommand> reopen(CaseCommand command, CaseEvent event) {
    if (command.target().rating() != Satisfaction.NOT_SATISFIED || command.reason().isBlank()) {
      return List.of();
    }
    String main = event.current().mergedInto();
    String id = main.isEmpty() ? event.caseId() : main;
    return List.of(
        new CaseCommand(
            id(command, Move.REOPEN, id),
            id,
            0,
            Move.REOPEN,
            CALL_BACK,
            event.at(),
            command.cityVersion(),
            command.reason(),
            List.of(),
            null,
            MoveTarget.NONE));
  }

  /** A rule says what it attaches, so that the main case can refuse what only a person may. */
  private static CaseCommand attach(CaseCommand command, CaseEvent event) {
    MoveTarget target = MoveTarget.NONE.withCase(event.caseId());
    boolean byRule = command.actor().roles().contains(ActorRole.RULE);
    return follow(
        command,
        Move.ATTACH,
        command.target().caseId(),
        event.at(),
        byRule
            ? target.withDepartment(event.department()).withCategory(event.current().category())
            : target);
  }

  /** A case that its main case has sent back need not tell it. */
  private static List<CaseCommand> detach(CaseEvent before, CaseCommand command, CaseEvent event) {
    String main = before.current().mergedInto();
    return main.equals(command.target().caseId())
        ? List.of()
        : List.of(
            follow(
                command, Move.DETACH, main, event.at(), MoveTarget.NONE.withCase(event.caseId())));
  }

  private static CaseCommand toAttached(CaseCommand command, Move move, String id, Instant at) {
    return follow(command, move, id, at, MoveTarget.NONE.withCase(command.caseId()));
  }

  private static CaseCommand follow(
      CaseCommand command, Move move, String caseId, Instant at, MoveTarget target) {
    return new CaseCommand(
        id(command, move, caseId),
        caseId,
        0,
        move,
        Actor.MERGING,
        at,
        command.cityVersion(),
        command.reason(),
        List.of(),
        null,
        target);
  }

  private static String id(CaseCommand cause, Move move, String caseId) {
    return CaseIds.of(cause.commandId(), move + "/" + caseId);
  }
}
