package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.crowd.DayKind;
import io.citygrid.live.crowd.HourSoFar;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which speed is usual on a segment at an hour of such a day: the mean over the days of a kind of
 * the mean of the hour's intervals, where the latest {@code mostDays} days weigh most (each day
 * moves the mean by its share of them). An hour counts as a whole, when the same hour of a later
 * day begins, so that nothing is usual because of itself. Whoever learns leaves intervals with an
 * incident out, so that none makes itself usual. Means need two numbers an hour, where a median
 * would need all days: a city has tens of thousands of segments. Flat, stored in state.
 *
 * @param kmh mean by kind of day and hour; 0 before the first day
 * @param days how many days each mean is of, at most {@code mostDays}
 * @param hours by hour of the day the latest one in which somebody was seen, not learned yet
 */
public record UsualSpeed(List<Double> kmh, List<Integer> days, List<HourSoFar> hours) {
  private static final int HOURS = 24;
  private static final int SLOTS = DayKind.values().length * HOURS;

  /** Nothing was seen yet. */
  public static final UsualSpeed NEW =
      new UsualSpeed(
          Collections.nCopies(SLOTS, 0.0),
          Collections.nCopies(SLOTS, 0),
          Collections.nCopies(HOURS, HourSoFar.NONE));

  public UsualSpeed {
    kmh = List.copyOf(kmh);
    days = List.copyOf(days);
    hours = List.copyOf(hours);
  }

  /**
   * With the speed of one more interval; intervals come in order.
   *
   * @param intervalMillis start of the interval, epoch milliseconds
   */
  public UsualSpeed with(
      long intervalMillis, double speedKmh, WorkingCalendar calendar, TrafficRules.Usual rules) {
    ZonedDateTime at = hourOf(intervalMillis, calendar);
    HourSoFar before = hours.get(at.getHour());
    long start = at.toInstant().toEpochMilli();
    List<HourSoFar> hoursAfter = new ArrayList<>(hours);
    if (before.startMillis() == start) {
      hoursAfter.set(at.getHour(), before.with(speedKmh));
      return new UsualSpeed(kmh, days, hoursAfter);
    }
    hoursAfter.set(at.getHour(), new HourSoFar(start, 0, 0).with(speedKmh));
    if (before.windows() == 0) {
      return new UsualSpeed(kmh, days, hoursAfter);
    }
    int slot = slot(hourOf(before.startMillis(), calendar), calendar);
    List<Double> means = new ArrayList<>(kmh);
    List<Integer> counts = new ArrayList<>(days);
    means.set(slot, learned(slot, before, rules));
    counts.set(slot, Math.min(days.get(slot) + 1, rules.mostDays()));
    return new UsualSpeed(means, counts, hoursAfter);
  }

  /**
   * What is usual when an interval begins, in kilometres per hour; NaN until enough days were seen.
   * The same for an interval whenever it is asked for, up to a day after.
   */
  public double kmh(long intervalMillis, WorkingCalendar calendar, TrafficRules.Usual rules) {
    ZonedDateTime at = hourOf(intervalMillis, calendar);
    int slot = slot(at, calendar);
    HourSoFar waiting = hours.get(at.getHour());
    boolean isNext =
        waiting.windows() > 0
            && waiting.startMillis() < at.toInstant().toEpochMilli()
            && slot(hourOf(waiting.startMillis(), calendar), calendar) == slot;
    int seen = days.get(slot) + (isNext ? 1 : 0);
    if (seen < rules.leastDays()) {
      return Double.NaN;
    }
    return isNext ? learned(slot, waiting, rules) : kmh.get(slot);
  }

  private double learned(int slot, HourSoFar hour, TrafficRules.Usual rules) {
    int counted = Math.min(days.get(slot) + 1, rules.mostDays());
    return kmh.get(slot) + (hour.mean() - kmh.get(slot)) / counted;
  }

  private static ZonedDateTime hourOf(long millis, WorkingCalendar calendar) {
    return Instant.ofEpochMilli(millis).atZone(calendar.zone()).truncatedTo(ChronoUnit.HOURS);
  }

  private static int slot(ZonedDateTime hour, WorkingCalendar calendar) {
    return DayKind.of(hour.toLocalDate(), calendar).ordinal() * HOURS + hour.getHour();
  }
}
