package io.citygrid.casework.verification;

import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a task does by itself: a hold ends, the radius grows, the grid worker gets it. */
public final class TaskClock {
  private TaskClock() {}

  /** When it does something next; empty when it never will. */
  public static Optional<Instant> findNext(TaskEvent task, VerificationRules rules) {
    return switch (task.state()) {
      case HELD -> Optional.of(Objects.requireNonNull(task.heldUntil(), "a hold ends"));
      case OPEN -> Optional.of(ringEnd(task, rules));
      case PASSED, FAILED, WITH_GRID_WORKER, WITHDRAWN -> Optional.empty();
    };
  }

  /** All that it does by itself up to a moment, that one included, in order. */
  public static List<TaskEvent> run(TaskEvent from, Instant to, VerificationGrounds grounds) {
    List<TaskEvent> changes = new ArrayList<>();
    TaskEvent now = from;
    Optional<Instant> next = findNext(now, grounds.rules());
    while (next.isPresent() && !next.get().isAfter(to)) {
      now = step(now, next.get(), grounds);
      changes.add(now);
      next = findNext(now, grounds.rules());
    }
    return changes;
  }

  private static TaskEvent step(TaskEvent task, Instant at, VerificationGrounds grounds) {
    if (task.state() == TaskState.HELD) {
      return task.next(TaskState.OPEN, at, "", grounds.cityVersion());
    }
    int ring = task.ring() + 1;
    return ring < grounds.rules().radiiMeters().size()
        ? task.next(TaskState.OPEN, at, "", grounds.cityVersion())
            .withOffer(task.offeredSince(), ring)
        : task.next(TaskState.WITH_GRID_WORKER, at, "", grounds.cityVersion());
  }

  private static Instant ringEnd(TaskEvent task, VerificationRules rules) {
    return task.offeredSince().plus(Duration.ofMinutes(rules.ringMinutes() * (task.ring() + 1L)));
  }
}
