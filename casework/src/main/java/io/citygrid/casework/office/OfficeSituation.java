package io.citygrid.casework.office;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.OfficeEvent;
import java.time.Instant;

/**
 * A task, someone who wants to move it, and when: what permits and conditions look at.
 *
 * @param step number of the step that it is about; 0 for none
 * @param extensions how often a limit may be extended
 */
public record OfficeSituation(
    OfficeEvent event, Actor actor, Instant at, int step, int extensions) {

  /** True when its limit is over by now, or was when its clock stood still. */
  boolean isLate() {
    CaseLimit limit = event.limit();
    Instant due = limit == null ? null : limit.dueAt();
    Instant ended = limit == null ? null : limit.endedAt();
    return due != null && !(ended == null ? at : ended).isBefore(due);
  }
}
