package io.citygrid.live.crowd.cell;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.crowd.UsualCrowd;
import io.citygrid.live.crowd.UsualHours;

/**
 * What is usual in a cell. Learned from windows that are closed and in which the cell was shown, so
 * that the usual tells nothing of small groups; an hour in which it was hidden for a while is not
 * learned, as what was shown of it would say too much.
 */
public final class CellOutlook {
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;

  private final CrowdRules rules;
  private final UsualHours hours;
  private final long windowMillis;

  public CellOutlook(CrowdRules rules, WorkingCalendar calendar) {
    this.rules = rules;
    this.hours = new UsualHours(calendar);
    this.windowMillis = rules.measuring().windowMinutes() * MILLIS_PER_MINUTE;
  }

  /** Whether the city wants to know what is usual in cells. */
  public boolean isLearning() {
    return rules.cells().usualDays() > 0;
  }

  /** People that are usual in a window; NaN until the hour was learned. */
  public double usual(CellMemory memory, long startMillis) {
    return UsualHours.between(
        startMillis + windowMillis / 2,
        millis -> {
          UsualCrowd usual = of(memory, millis);
          return usual.isLearned(rules.usual()) ? usual.median() : Double.NaN;
        });
  }

  /** Whether there are unusually many in a window. */
  public boolean isSurge(CellMemory memory, long startMillis, double people) {
    return of(memory, startMillis + windowMillis / 2).isSurge(people, rules.usual());
  }

  /** A window is closed in which the cell was shown; each window once, in order. */
  public CellMemory closed(CellMemory before, long startMillis, double people) {
    long hour = hours.hourOf(startMillis);
    if (before.hourMillis() == hour) {
      return before.with(people);
    }
    CellMemory memory = before;
    if (before.windows() == MILLIS_PER_HOUR / windowMillis) {
      memory =
          before.learned(
              hours.slot(before.hourMillis()),
              before.sum() / before.windows(),
              rules.cells().usualDays());
    }
    return memory.at(hour).with(people);
  }

  private UsualCrowd of(CellMemory memory, long millis) {
    return new UsualCrowd(memory.people(hours.slot(millis)));
  }
}
