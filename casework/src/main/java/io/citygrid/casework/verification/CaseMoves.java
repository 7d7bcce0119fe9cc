package io.citygrid.casework.verification;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a task means for the case: it is under check, and passes or fails by what the
 * citizens found; without their word the check is left to the grid worker. The ids of the commands
 * follow from the task's, so that the case knows a repeat; a case that is under check already
 * refuses the first one, which does no harm.
 */
public final class CaseMoves {
  /** The name by which the rule acts. */
  public static final String RULE = "citizens-check";

  private CaseMoves() {}

  /** The commands that follow from a task that has just come to this. */
  public static List<CaseCommand> list(TaskEvent task) {
    if (!task.decidedBy().isEmpty()) {
      return List.of();
    }
    CaseCommand request = command(task, Move.REQUEST_CHECK, "转入核查 under check", null);
    return switch (task.state()) {
      case PASSED -> List.of(request, byAnswer(task, Move.PASS_CHECK, "市民核查通过 citizens: done"));
      case FAILED ->
          List.of(request, byAnswer(task, Move.FAIL_CHECK, "市民核查不通过 citizens: not done"));
      case WITH_GRID_WORKER -> List.of(request);
      case OPEN, HELD, WITHDRAWN -> List.of();
    };
  }

  private static CaseCommand byAnswer(TaskEvent task, Move move, String reason) {
    return command(task, move, reason, task.answers().get(task.answers().size() - 1));
  }

  private static CaseCommand command(
      TaskEvent task, Move move, String reason, @Nullable TaskAnswer answer) {
    Position position = answer == null ? null : answer.position();
    return new CaseCommand(
        task.taskId() + "/" + move,
        task.caseId(),
        0,
        move,
        Actor.rule(RULE),
        task.at(),
        task.cityVersion(),
        reason,
        answer == null ? List.of() : List.of(answer.photo()),
        position,
        MoveTarget.NONE);
  }
}
