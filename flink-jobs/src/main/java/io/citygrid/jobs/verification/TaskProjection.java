package io.citygrid.jobs.verification;

import io.citygrid.city.event.Payment;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;

/** Verification tasks, outcomes and payments in the live view. */
public final class TaskProjection {
  private TaskProjection() {}

  /** The task: on the map of its ring while it is open, with its holder while it is held. */
  public static ViewWrite project(TaskEvent task) {
    Position position = task.position();
    boolean onMap = task.state() == TaskState.OPEN && Math.abs(position.lat()) <= MapPlace.MOST_LAT;
    String near = ViewIndexes.tasksNear(task.ring());
    List<String> indexes =
        switch (task.state()) {
          case OPEN -> onMap ? List.of(near) : List.of();
          case HELD -> List.of(ViewIndexes.tasksHeldBy(task.holder()));
          case PASSED, FAILED, WITH_GRID_WORKER, WITHDRAWN -> List.of();
        };
    return new ViewWrite(
        ViewKind.TASK,
        task.taskId(),
        task.version(),
        Codecs.TASK_EVENT.encode(task),
        task.at().toEpochMilli(),
        indexes,
        onMap ? new MapPlace(near, position.lon(), position.lat()) : null);
  }

  /** The outcome for whoever waits for it; on no list. */
  public static ViewWrite projectOutcome(TaskOutcome outcome) {
    return new ViewWrite(
        ViewKind.OUTCOME,
        outcome.commandId(),
        1,
        Codecs.TASK_OUTCOME.encode(outcome),
        outcome.at().toEpochMilli(),
        List.of());
  }

  /** A payment on its person's list. */
  public static ViewWrite projectPayment(Payment payment) {
    return new ViewWrite(
        ViewKind.PAYMENT,
        payment.paymentId(),
        1,
        Codecs.PAYMENT.encode(payment),
        payment.at().toEpochMilli(),
        List.of(ViewIndexes.paymentsOf(payment.person())));
  }
}
