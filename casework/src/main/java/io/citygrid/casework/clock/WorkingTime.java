package io.citygrid.casework.clock;

import io.citygrid.city.TimeLimit;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.WorkingCalendar.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts working time by a calendar, to the millisecond.
 *
 * <p>Working time passes as real time does while the clock on the wall is within a working span;
 * the hour that daylight saving leaves out is no working time, the hour that comes twice counts
 * twice where a span covers it wholly. Every year is laid out once when first asked for; then a
 * question costs one search in it. Thread-safe.
 */
public final class WorkingTime {
  /** A limit that ends later is a mistake in a city's files, and is refused. */
  public static final int LONGEST_YEARS = 100;

  private final WorkingCalendar calendar;
  private final long dayMillis;
  private final Map<Integer, WorkingYear> years = new ConcurrentHashMap<>();

  /** The year that was asked for last: mostly it is asked for again. */
  private volatile @Nullable LocalYear latest;

  /**
   * @throws IllegalArgumentException when no weekday of the calendar has working time, for then
   *     limits in working time would never end
   */
  public WorkingTime(WorkingCalendar calendar) {
    this.calendar = calendar;
    this.dayMillis = usualDayMillis(calendar);
  }

  /**
   * How long the calendar's working day is: what most working weekdays have, of several equally
   * frequent lengths the longest. Half days and make-up workdays do not change it.
   */
  public Duration workingDay() {
    return Duration.ofMillis(dayMillis);
  }

  /**
   * When a limit that begins at a moment is over: the first moment at which all of it has passed. A
   * limit that is over with the working day ends on that evening, not on the next morning.
   *
   * @throws IllegalArgumentException when it would end more than {@link #LONGEST_YEARS} years later
   */
  public Instant after(Instant start, TimeLimit limit) {
    return ClockLimit.of(limit).after(start, this);
  }

  /**
   * The first moment at which so much working time has passed since a moment; the moment itself for
   * none.
   *
   * @throws IllegalArgumentException when it is negative, or more than {@link #LONGEST_YEARS} years
   *     later
   */
  public Instant plusWorking(Instant start, Duration working) {
    if (working.isNegative()) {
      throw new IllegalArgumentException("working time must not be negative but is " + working);
    }
    if (working.isZero()) {
      return start;
    }
    int first = yearOf(start);
    long left = working.toMillis() + year(first).before(start.toEpochMilli());
    for (int year = first; year <= first + LONGEST_YEARS; year++) {
      WorkingYear spans = year(year);
      if (left <= spans.total()) {
        return Instant.ofEpochMilli(spans.momentAfter(left));
      }
      left -= spans.total();
    }
    throw new IllegalArgumentException(
        "%s of working time from %s would end more than %d years later; give a shorter limit"
            .formatted(working, start, LONGEST_YEARS));
  }

  /** Working time between two moments; negative when the second is before the first. */
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    int first = yearOf(from);
    int last = yearOf(to);
    long worked = -year(first).before(from.toEpochMilli());
    for (int year = first; year < last; year++) {
      worked += year(year).total();
    }
    return Duration.ofMillis(worked + year(last).before(to.toEpochMilli()));
  }

  private int yearOf(Instant moment) {
    long millis = moment.toEpochMilli();
    LocalYear known = latest;
    if (known == null || millis < known.fromMillis() || millis >= known.toMillis()) {
      known = LocalYear.of(moment, calendar.zone());
      latest = known;
    }
    return known.year();
  }

  /** A year of the calendar's zone, from its first moment to that of the next. */
  private record LocalYear(int year, long fromMillis, long toMillis) {
    static LocalYear of(Instant moment, ZoneId zone) {
      int year = moment.atZone(zone).getYear();
      return new LocalYear(year, begin(year, zone), begin(year + 1, zone));
    }

    private static long begin(int year, ZoneId zone) {
      return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  private WorkingYear year(int year) {
    return years.computeIfAbsent(year, missing -> WorkingYear.of(calendar, missing));
  }

  private static long usualDayMillis(WorkingCalendar calendar) {
    var frequencies = new TreeMap<Long, Integer>();
    for (List<Span> spans : calendar.weekly().values()) {
      long millis =
          spans.stream().mapToLong(s -> Duration.between(s.from(), s.to()).toMillis()).sum();
      if (millis > 0) {
        frequencies.merge(millis, 1, Integer::sum);
      }
    }
    return frequencies.descendingMap().entrySet().stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .map(Map.Entry::getKey)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the calendar gives no weekday any working time, so limits in working hours or"
                        + " working days would never end; give at least one weekday a span"));
  }
}
