package io.citygrid.casework.patrol;

import io.citygrid.city.event.PatrolPosition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the minutes of a grid worker's patrol: a minute of the day counts for a cell when at least
 * one position in it lies in the cell.
 */
public final class Patrol {
  private Patrol() {}

  /**
   * One position more.
   *
   * @param before what is known of its worker
   */
  public static PatrolStep step(
      PatrolledDays before, PatrolPosition position, PatrolGrounds grounds) {
    double told = position.position().accuracyMeters();
    if ((told > 0 ? told : grounds.accuracyMeters()) > grounds.rule().worstAccuracyMeters()) {
      return new PatrolStep.Passed(PatrolStep.Why.INACCURATE);
    }
    List<String> cells = grounds.ownCells(position.worker(), position.position().point());
    if (cells.isEmpty()) {
      return new PatrolStep.Passed(PatrolStep.Why.ELSEWHERE);
    }
    LocalDate day = position.observedAt().atZone(grounds.zone()).toLocalDate();
    if (before.isForgotten(day.toEpochDay())) {
      return new PatrolStep.TooLate(day);
    }
    int minute =
        (int)
            Duration.between(day.atStartOfDay(grounds.zone()).toInstant(), position.observedAt())
                .toMinutes();
    PatrolledDays after = before;
    List<PatrolledDay> grown = new ArrayList<>();
    for (String cell : cells) {
      PatrolledDay known =
          before
              .find(day.toEpochDay(), cell)
              .orElseGet(() -> PatrolledDay.none(day.toEpochDay(), cell));
      if (!known.has(minute)) {
        PatrolledDay more = known.with(minute);
        grown.add(more);
        after = after.with(more);
      }
    }
    return grown.isEmpty()
        ? new PatrolStep.Passed(PatrolStep.Why.KNOWN)
        : new PatrolStep.Counted(after, grown);
  }
}
