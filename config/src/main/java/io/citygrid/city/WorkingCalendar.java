package io.citygrid.city;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When people work.
 *
 * @param weekly the working spans of each weekday; a weekday without an entry is free
 * @param holidays free days that override the weekday
 * @param workdays make-up workdays (调休) that override the weekday, with their spans
 */
public record WorkingCalendar(
    ZoneId zone,
    Map<DayOfWeek, List<Span>> weekly,
    Set<LocalDate> holidays,
    Map<LocalDate, List<Span>> workdays) {

  /** From (inclusive) to (exclusive) within one day. */
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "working span " + from + "-" + to + " ends before it starts");
      }
    }
  }

  public WorkingCalendar {
    weekly = Map.copyOf(weekly);
    holidays = Set.copyOf(holidays);
    workdays = Map.copyOf(workdays);
  }

  /** True when people work at that moment. */
  public boolean isWorkingTime(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    return spansOn(local.toLocalDate()).stream()
        .anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.to()));
  }

  /** True when people work at some time of that day. */
  public boolean isWorkday(LocalDate day) {
    return !spansOn(day).isEmpty();
  }

  private List<Span> spansOn(LocalDate day) {
    List<Span> madeUp = workdays.get(day);
    if (madeUp != null) {
      return madeUp;
    }
    return holidays.contains(day) ? List.of() : weekly.getOrDefault(day.getDayOfWeek(), List.of());
  }
}
