package io.citygrid.casework.evaluation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A stretch of days in a city's zone: a day, a week from Monday, or a month.
 *
 * @param first its first day
 * @param after the day after its last
 * @param unit what it is one of
 */
public record Period(LocalDate first, LocalDate after, Unit unit) {

  /** Kinds of periods. */
  public enum Unit {
    DAY,
    WEEK,
    MONTH
  }

  /**
   * The period that a word names.
   *
   * @param text {@code today}, {@code week}, {@code month}, or a month such as {@code 2026-07}
   * @param today in the city's zone
   * @return empty when it names none
   */
  public static Optional<Period> parse(String text, LocalDate today) {
    return switch (text) {
      case "today" -> Optional.of(day(today));
      case "week" -> Optional.of(week(today));
      case "month" -> Optional.of(month(YearMonth.from(today)));
      default -> parseMonth(text);
    };
  }

  private static Optional<Period> parseMonth(String text) {
    try {
      return text.matches("\\d{4}-\\d{2}")
          ? Optional.of(month(YearMonth.parse(text)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Period day(LocalDate day) {
    return new Period(day, day.plusDays(1), Unit.DAY);
  }

  private static Period week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Period(monday, monday.plusWeeks(1), Unit.WEEK);
  }

  private static Period month(YearMonth month) {
    return new Period(month.atDay(1), month.plusMonths(1).atDay(1), Unit.MONTH);
  }

  /** The period before this one. */
  public Period previous() {
    return switch (unit) {
      case DAY -> day(first.minusDays(1));
      case WEEK -> week(first.minusWeeks(1));
      case MONTH -> month(YearMonth.from(first).minusMonths(1));
    };
  }

  /**
   * The same period a year ago: the same date (29 February: the 28th), the week 52 weeks ago, the
   * same month.
   */
  public Period yearAgo() {
    return switch (unit) {
      case DAY -> day(first.minusYears(1));
      case WEEK -> week(first.minusWeeks(52));
      case MONTH -> month(YearMonth.from(first).minusYears(1));
    };
  }

  /** When it begins; a day that begins at a time that the clocks skip begins right after. */
  public Instant from(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** When it is over. */
  public Instant to(ZoneId zone) {
    return after.atStartOfDay(zone).toInstant();
  }
}
