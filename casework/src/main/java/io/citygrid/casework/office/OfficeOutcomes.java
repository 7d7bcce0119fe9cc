package io.citygrid.casework.office;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Names;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.OfficeResult;
import io.citygrid.city.event.PastOfficeMove;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sender of a command is told. */
public final class OfficeOutcomes {
  private OfficeOutcomes() {}

  /**
   * The outcome.
   *
   * @param before the task before the command; null when there was none
   */
  public static OfficeOutcome of(
      OfficeCommand command, OfficeDecision decision, @Nullable OfficeEvent before) {
    if (decision instanceof OfficeDecision.Moved moved) {
      OfficeEvent event = moved.after().event();
      return outcome(
          command, OfficeResult.FOLLOWED, event.version(), event, "", null, List.of(), List.of());
    }
    long version = before == null ? 0 : before.version();
    if (decision instanceof OfficeDecision.Repeated repeated) {
      return outcome(
          command,
          OfficeResult.REPEATED,
          repeated.done().version(),
          before,
          "",
          null,
          List.of(),
          List.of());
    }
    if (decision instanceof OfficeDecision.Stale stale) {
      return outcome(
          command,
          OfficeResult.STALE,
          version,
          before,
          "expectedVersion",
          new Names("任务已有变化", "the task has moved since you looked"),
          stale.allowed(),
          stale.since());
    }
    OfficeDecision.Refused refused = (OfficeDecision.Refused) decision;
    return outcome(
        command,
        refused.refusal() == Refusal.NOT_THERE ? OfficeResult.NO_SUCH_TASK : OfficeResult.REFUSED,
        version,
        before,
        refused.field(),
        refused.detail(),
        refused.allowed(),
        List.of());
  }

  private static OfficeOutcome outcome(
      OfficeCommand command,
      OfficeResult result,
      long version,
      @Nullable OfficeEvent task,
      String field,
      @Nullable Names why,
      List<OfficeMove> allowed,
      List<PastOfficeMove> changes) {
    return new OfficeOutcome(
        command.commandId(),
        command.taskId(),
        result,
        version,
        task == null ? null : task.state(),
        command.at(),
        field,
        why == null ? "" : why.en(),
        why == null ? "" : why.zh(),
        allowed,
        changes);
  }
}
