package io.citygrid.casework.worklist;

import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case on somebody's worklist.
 *
 * @param kinds for what it waits for them; not empty
 * @param moves what they may do about it now
 * @param clock the clock that presses; null when none does
 */
public record WorkItem(
    CaseView view, Set<WorkKind> kinds, List<Move> moves, @Nullable ClockReading clock) {

  /** How urgent it is. */
  public Urgency urgency() {
    boolean runs = clock != null && clock.isRunning();
    int rank = clock == null || !runs ? Urgency.NO_LIGHT : Urgency.rankOf(clock.light());
    Instant moment =
        clock == null || !runs
            ? view.reportedAt()
            : Optional.ofNullable(clock.dueAt()).orElse(view.reportedAt());
    var facts = view.event().current();
    boolean pressed = facts.is(CaseFlag.URGENT) || facts.is(CaseFlag.SUPERVISED);
    return new Urgency(rank, !pressed, moment.toEpochMilli(), view.id());
  }
}
