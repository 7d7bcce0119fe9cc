package io.citygrid.api.wall;

import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.PastOfficeMove;
import io.citygrid.city.event.Versions;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import java.time.Instant;
import java.util.List;

/** A task of the office for the wall: of two steps, the first one open or finished. */
final class ShownTask {
  private ShownTask() {}

  /** Drawn up and no more, as the record has its beginning. */
  static OfficeEvent drawnUp(String id, Instant now, Instant dueAt) {
    OfficeEvent later = of(id, 1, false, now, dueAt, "");
    List<PastOfficeMove> moves = TestvilleOfficeMessages.HALF_DONE.earlier();
    return withMoves(later, moves.get(moves.size() - 1), List.of());
  }

  /**
   * The task with its latest two moves; what was before stands in the record alone.
   *
   * @param origin why there is the task
   */
  static OfficeEvent of(
      String id, long version, boolean isFinished, Instant now, Instant dueAt, String origin) {
    OfficeEvent made = TestvilleOfficeMessages.HALF_DONE;
    OfficeBrief brief = made.brief();
    OfficeStep first = made.steps().get(0);
    return new OfficeEvent(
        id,
        version,
        made.state(),
        now,
        new OfficeBrief(
            brief.names(),
            brief.scope(),
            brief.area(),
            brief.department(),
            brief.limit(),
            brief.budgetCents(),
            brief.plan(),
            origin,
            brief.steps()),
        made.areaPath(),
        made.department(),
        List.of(isFinished ? first.done(now, "owner") : first, made.steps().get(1)),
        isFinished ? 100 : made.progress(),
        made.spentCents(),
        made.extensions(),
        made.sentBack(),
        made.urges(),
        "",
        null,
        new CaseLimit(
            LimitStage.HANDLING,
            dueAt.minusSeconds(86_400),
            dueAt,
            dueAt.minusSeconds(3_600),
            null,
            Light.GREEN),
        made.reached(),
        made.score(),
        new Versions(1, 1, 1),
        made.latest(),
        made.earlier().subList(0, 1));
  }

  private static OfficeEvent withMoves(
      OfficeEvent task, PastOfficeMove latest, List<PastOfficeMove> earlier) {
    return new OfficeEvent(
        task.taskId(),
        task.version(),
        task.state(),
        task.at(),
        task.brief(),
        task.areaPath(),
        task.department(),
        task.steps(),
        task.progress(),
        task.spentCents(),
        task.extensions(),
        task.sentBack(),
        task.urges(),
        task.extensionAskedBy(),
        task.suspendedUntil(),
        task.limit(),
        task.reached(),
        task.score(),
        task.versions(),
        latest,
        earlier);
  }
}
