package io.citygrid.casework.verification;

import io.citygrid.city.Names;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a citizen is told of a command. */
public final class TaskOutcomes {
  private TaskOutcomes() {}

  /** The outcome of a decision on a task as it was before. */
  public static TaskOutcome of(TaskCommand command, TaskDecision decision, TaskEvent before) {
    if (decision instanceof TaskDecision.Followed followed) {
      return outcome(command, TaskResult.FOLLOWED, followed.after(), "", followed.remark());
    }
    if (decision instanceof TaskDecision.Refused refused) {
      return outcome(command, TaskResult.REFUSED, before, refused.field(), refused.why());
    }
    return outcome(command, TaskResult.REPEATED, before, "", null);
  }

  /** There is no such task. */
  public static TaskOutcome none(TaskCommand command) {
    Names why = new Names("没有此核查任务", "there is no such verification task");
    return outcome(command, TaskResult.NO_SUCH_TASK, null, "taskId", why);
  }

  private static TaskOutcome outcome(
      TaskCommand command,
      TaskResult result,
      @Nullable TaskEvent task,
      String field,
      @Nullable Names why) {
    String person = command.actor().id();
    return new TaskOutcome(
        command.commandId(),
        command.taskId(),
        result,
        task == null ? null : task.state(),
        command.at(),
        task == null || !task.holder().equals(person) ? null : task.heldUntil(),
        (task == null ? List.<TaskAnswer>of() : task.answers())
            .stream()
                .filter(answer -> answer.person().equals(person))
                .mapToLong(TaskAnswer::rewardCents)
                .sum(),
        field,
        why == null ? "" : why.en(),
        why == null ? "" : why.zh());
  }
}
