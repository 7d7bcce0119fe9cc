package io.citygrid.casework.worklist;

import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.view.WorkKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Of which grid worker a look on the spot is expected. It waits first for the one in whose
 * responsibility grid the case lies; once the limit of the look is over, or where it has none, for
 * all grid workers of the area, so that nothing stays undone when one is ill. Where nobody patrols
 * the cell it waits for all of them from the beginning.
 */
final class CheckDuty {
  private CheckDuty() {}

  /** False when this kind of work waits for another worker than this one; true for other work. */
  static boolean waitsFor(Actor worker, WorkKind kind, CaseEvent event, Instant at, City city) {
    Optional<LimitStage> stage = stage(kind);
    if (stage.isEmpty()) {
      return true;
    }
    Optional<String> first = findFirst(event, city);
    return first.isEmpty()
        || first.get().equals(worker.id())
        || !isStillInTime(event, stage.get(), at);
  }

  /** The worker whose cell it is, in the grid layer of the case's category. */
  private static Optional<String> findFirst(CaseEvent event, City city) {
    return city.findCategory(event.current().category())
        .flatMap(category -> city.patrols().findWorker(category.gridLayer(), event.cell()));
  }

  private static boolean isStillInTime(CaseEvent event, LimitStage stage, Instant at) {
    return event.current().limits().stream()
        .filter(limit -> limit.stage() == stage && limit.endedAt() == null)
        .anyMatch(limit -> limit.dueAt() != null && limit.dueAt().isAfter(at));
  }

  private static Optional<LimitStage> stage(WorkKind kind) {
    return switch (kind) {
      case FIELD_CHECK -> Optional.of(LimitStage.FIELD_CHECK);
      case CHECK -> Optional.of(LimitStage.CHECK);
      default -> Optional.empty();
    };
  }
}
