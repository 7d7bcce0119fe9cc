package io.citygrid.live.crowd;

import io.citygrid.city.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which a city's people do much the same. */
public enum DayKind {
  WORKDAY,
  SATURDAY,
  /** Sundays, holidays, and other days on which nobody works. */
  REST_DAY;

  /** The kind of a day: holidays and make-up workdays (调休) count more than the weekday. */
  public static DayKind of(LocalDate day, WorkingCalendar calendar) {
    if (calendar.workdays().containsKey(day)) {
      return WORKDAY;
    }
    if (calendar.holidays().contains(day)) {
      return REST_DAY;
    }
    if (calendar.weekly().containsKey(day.getDayOfWeek())) {
      return WORKDAY;
    }
    return day.getDayOfWeek() == DayOfWeek.SATURDAY ? SATURDAY : REST_DAY;
  }
}
