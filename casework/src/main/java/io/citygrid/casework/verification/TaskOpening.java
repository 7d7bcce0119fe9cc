package io.citygrid.casework.verification;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a task opens: the department has handed in its result, and citizens check such cases. */
public final class TaskOpening {
  /** Below the city: the district. */
  private static final int DISTRICT = 1;

  private TaskOpening() {}

  /** The task that follows from a move of a case; empty for nearly all moves. */
  public static Optional<TaskEvent> find(CaseEvent event, VerificationGrounds grounds) {
    CaseFacts facts = event.current();
    Position position = facts.position();
    if (event.state() != CaseState.HANDLED
        || event.made().move() != Move.HAND_IN
        || position == null
        || !grounds.rules().covers(facts.category())) {
      return Optional.empty();
    }
    return Optional.of(
        new TaskEvent(
            TaskEvent.idOf(event.caseId(), event.version()),
            1,
            TaskState.OPEN,
            event.at(),
            event.caseId(),
            facts.category(),
            budgetArea(event.areaPath()),
            position,
            event.report().reporter(),
            event.made().actor(),
            Stream.concat(Stream.of(event.department()), facts.assisting().stream())
                .filter(department -> !department.isEmpty())
                .toList(),
            event.at(),
            0,
            "",
            null,
            List.of(),
            "",
            grounds.cityVersion(),
            "",
            List.of()));
  }

  private static String budgetArea(List<String> path) {
    return path.isEmpty() ? "" : path.get(Math.min(DISTRICT, path.size() - 1));
  }
}
