package io.citygrid.city;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * When some departments are on duty.
 *
 * @param departments their ids
 * @param functions or their functions
 * @param shifts by the weekday on which they begin; none: on duty in working time, as the city's
 *     calendar says with its holidays and make-up workdays. Shifts know no holidays
 */
public record Roster(
    List<String> departments, List<String> functions, Map<DayOfWeek, List<Shift>> shifts) {

  /** From (inclusive) to (exclusive); one that does not end after it begins ends the next day. */
  public record Shift(LocalTime from, LocalTime to) {
    private boolean endsNextDay() {
      return !to.isAfter(from);
    }

    private boolean coversOnItsDay(LocalTime time) {
      return !time.isBefore(from) && (endsNextDay() || time.isBefore(to));
    }

    private boolean coversOnTheDayAfter(LocalTime time) {
      return endsNextDay() && time.isBefore(to);
    }
  }

  public Roster {
    departments = List.copyOf(departments);
    functions = List.copyOf(functions);
    shifts = Map.copyOf(shifts);
  }

  /** True when it speaks of the department. */
  boolean fits(Department department) {
    return departments.contains(department.id()) || functions.contains(department.function());
  }

  /** True when those it speaks of are on duty then. */
  boolean covers(Instant at, WorkingCalendar calendar) {
    if (shifts.isEmpty()) {
      return calendar.isWorkingTime(at);
    }
    ZonedDateTime local = at.atZone(calendar.zone());
    LocalTime time = local.toLocalTime();
    return on(local.getDayOfWeek()).stream().anyMatch(shift -> shift.coversOnItsDay(time))
        || on(local.getDayOfWeek().minus(1)).stream()
            .anyMatch(shift -> shift.coversOnTheDayAfter(time));
  }

  private List<Shift> on(DayOfWeek day) {
    return shifts.getOrDefault(day, List.of());
  }
}
