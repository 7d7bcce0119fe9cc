package io.citygrid.casework.life;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import java.time.Instant;
import java.util.Optional;

/** A case, someone who wants to move it, and when: what conditions look at. */
public record Situation(CaseEvent event, Actor actor, Instant at, LifeRules rules) {

  CaseFacts facts() {
    return event.current();
  }

  /** True when a limit of the stage was passed: before it ended, or by now. */
  boolean isLate(LimitStage stage) {
    return findLimit(stage).map(limit -> isLate(limit, at)).orElse(false);
  }

  /** True while one of the measures of its handling has begun and not ended. */
  boolean isMeasureLasting() {
    return facts().limits().stream()
        .anyMatch(limit -> limit.stage().isMeasure() && limit.endedAt() == null);
  }

  /** True when it is not suspended, or until a moment that has come. */
  boolean isSuspensionOver() {
    Instant until = facts().suspendedUntil();
    return until == null || !at.isBefore(until);
  }

  private Optional<CaseLimit> findLimit(LimitStage stage) {
    for (CaseLimit limit : facts().limits()) {
      if (limit.stage() == stage) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }

  private static boolean isLate(CaseLimit limit, Instant now) {
    Instant due = limit.dueAt();
    Instant ended = limit.endedAt();
    return due != null && (ended == null ? now : ended).isAfter(due);
  }
}
