package io.citygrid.live.crowd;

import io.citygrid.city.WorkingCalendar;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongToDoubleFunction;

/** The hours of each kind of day, by which the usual is learned: numbered from 0. */
public final class UsualHours {
  private static final int HOURS = 24;

  /** Kinds of day times hours. */
  public static final int SLOTS = DayKind.values().length * HOURS;

  private static final long MILLIS_PER_HOUR = 3_600_000;

  private final WorkingCalendar calendar;

  public UsualHours(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Number of the hour and kind of day in which a moment lies, below {@link #SLOTS}. */
  public int slot(long millis) {
    ZonedDateTime at = at(millis);
    return DayKind.of(at.toLocalDate(), calendar).ordinal() * HOURS + at.getHour();
  }

  /** Start of the hour in which a moment lies, epoch milliseconds. */
  public long hourOf(long millis) {
    return at(millis).truncatedTo(ChronoUnit.HOURS).toInstant().toEpochMilli();
  }

  /**
   * The usual value at a moment: between the middles of hours on the line between what was learned
   * of them; that of its own hour where the other is not learned.
   *
   * @param learned of the hour in which a moment lies; NaN when it is not learned
   */
  public static double between(long millis, LongToDoubleFunction learned) {
    double own = learned.applyAsDouble(millis);
    long half = MILLIS_PER_HOUR / 2;
    long intoHour = Math.floorMod(millis, MILLIS_PER_HOUR);
    boolean isLate = intoHour >= half;
    double other =
        learned.applyAsDouble(isLate ? millis + MILLIS_PER_HOUR : millis - MILLIS_PER_HOUR);
    if (Double.isNaN(own) || Double.isNaN(other)) {
      return own;
    }
    double weight = Math.abs(intoHour - half) / (double) MILLIS_PER_HOUR;
    return own + weight * (other - own);
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(calendar.zone());
  }
}
