package io.citygrid.casework.patrol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a grid worker's last days, each cell and day once, in no order.
 *
 * @param days none before {@link #KEPT_DAYS} back from the newest
 */
public record PatrolledDays(List<PatrolledDay> days) {
  /**
   * For how many days a phone may keep positions to itself; as long as a metric's minutes can be
   * corrected.
   */
  public static final int KEPT_DAYS = 8;

  /** Of somebody who was nowhere yet. */
  public static final PatrolledDays NONE = new PatrolledDays(List.of());

  public PatrolledDays {
    days = List.copyOf(days);
  }

  /** True for a day that is too long ago to be known. */
  boolean isForgotten(long epochDay) {
    return days.stream().anyMatch(day -> epochDay <= day.epochDay() - KEPT_DAYS);
  }

  Optional<PatrolledDay> find(long epochDay, String cell) {
    return days.stream()
        .filter(day -> day.epochDay() == epochDay && day.cell().equals(cell))
        .findFirst();
  }

  /** With one day as it is now, and without those that are too long ago. */
  PatrolledDays with(PatrolledDay changed) {
    List<PatrolledDay> left = new ArrayList<>();
    for (PatrolledDay day : days) {
      boolean isSame = day.epochDay() == changed.epochDay() && day.cell().equals(changed.cell());
      if (!isSame && day.epochDay() > changed.epochDay() - KEPT_DAYS) {
        left.add(day);
      }
    }
    left.add(changed);
    return new PatrolledDays(left);
  }
}
