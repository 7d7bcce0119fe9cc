package io.citygrid.api.history;

import io.citygrid.city.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Which days a day is compared with: working days with working days, free days with free days. */
final class ComparableDays {
  /** How far back they lie at most. */
  static final int LOOKED_BACK_DAYS = 60;

  private ComparableDays() {}

  /** True when people work on this day, by weekday, holiday and make-up workday. */
  static boolean isWorkday(WorkingCalendar calendar, LocalDate date) {
    if (calendar.workdays().containsKey(date)) {
      return true;
    }
    return !calendar.holidays().contains(date)
        && !calendar.weekly().getOrDefault(date.getDayOfWeek(), List.of()).isEmpty();
  }

  /** The days before a day that are comparable with it, the latest first. */
  static List<LocalDate> before(WorkingCalendar calendar, LocalDate date) {
    boolean works = isWorkday(calendar, date);
    return Stream.iterate(date.minusDays(1), day -> day.minusDays(1))
        .limit(LOOKED_BACK_DAYS)
        .filter(day -> isWorkday(calendar, day) == works)
        .toList();
  }
}
