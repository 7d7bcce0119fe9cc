package io.citygrid.api.wall;

import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.Versions;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import java.time.Instant;
import java.util.List;

/** A task of the office for the wall: of two steps, the first one open or finished. */
final class ShownTask {
  private ShownTask() {}

  static OfficeEvent of(String id, long version, boolean isFinished, Instant now, Instant dueAt) {
    OfficeEvent made = TestvilleOfficeMessages.HALF_DONE;
    OfficeStep first = made.steps().get(0);
    return new OfficeEvent(
        id,
        version,
        made.state(),
        now,
        made.brief(),
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
        made.earlier());
  }
}
