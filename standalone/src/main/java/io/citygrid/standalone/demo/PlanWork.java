package io.citygrid.standalone.demo;

import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What the people of a simulated city do with the tasks of a plan, each after a while: the owner
 * accepts, each department finishes its steps in their order, the owner hands in, the duty officer
 * closes. What a person declined or suspended is left to people. Not thread-safe.
 */
final class PlanWork {
  /** A move whose outcome nobody saw is made again; the city knows it by its key. */
  static final Duration AGAIN_AFTER = Duration.ofMinutes(2);

  private final double handlingSeconds;
  private final Random random;
  private final Map<String, Turn> turns = new HashMap<>();

  /**
   * What someone wants to do.
   *
   * @param task as they saw it
   * @param department whose handler acts; empty for the duty officer
   * @param step its number; 0 for none
   * @param reason in words; empty when the move needs none
   */
  record Wish(OfficeEvent task, String department, OfficeMove move, int step, String reason) {

    /** The same whenever the same move of the same version is meant. */
    String key() {
      return task.version() + "-" + move;
    }
  }

  /** When a version of a task is moved. */
  private record Turn(long version, Instant at) {}

  /**
   * Work that has not begun.
   *
   * @param handlingSeconds how long a move takes in the mean
   */
  PlanWork(double handlingSeconds, long seed) {
    this.handlingSeconds = handlingSeconds;
    this.random = new Random(seed);
  }

  /** What is to be done now with these tasks, at most one move of each. */
  List<Wish> due(List<OfficeEvent> tasks, Instant now) {
    List<Wish> due = new ArrayList<>();
    for (OfficeEvent task : tasks) {
      Optional<Wish> wish = next(task);
      Turn turn = turns.get(task.taskId());
      if (wish.isEmpty()) {
        turns.remove(task.taskId());
      } else if (turn == null || turn.version() != task.version()) {
        turns.put(task.taskId(), new Turn(task.version(), later(now)));
      } else if (!turn.at().isAfter(now)) {
        due.add(wish.get());
        turns.put(task.taskId(), new Turn(task.version(), now.plus(AGAIN_AFTER)));
      }
    }
    return due;
  }

  /** Who brings a task on and how; empty when nobody of the simulated people does. */
  static Optional<Wish> next(OfficeEvent task) {
    if (task.state() == OfficeState.ASSIGNED) {
      return Optional.of(new Wish(task, task.department(), OfficeMove.ACCEPT, 0, ""));
    }
    if (task.state() == OfficeState.HANDED_IN) {
      return Optional.of(new Wish(task, "", OfficeMove.CLOSE, 0, ""));
    }
    if (task.state() != OfficeState.IN_PROGRESS) {
      return Optional.empty();
    }
    Optional<OfficeStep> left = task.steps().stream().filter(step -> !step.isDone()).findFirst();
    return Optional.of(
        left.map(
                step ->
                    new Wish(task, step.department(), OfficeMove.FINISH_STEP, step.number(), ""))
            .orElseGet(
                () ->
                    new Wish(
                        task,
                        task.department(),
                        OfficeMove.HAND_IN,
                        0,
                        Simulation.MARK + "各项措施已落实 / all of it is done")));
  }

  private Instant later(Instant now) {
    double seconds = -Math.log(1 - random.nextDouble()) * handlingSeconds;
    return now.plusMillis(Math.round(1000 * seconds));
  }
}
