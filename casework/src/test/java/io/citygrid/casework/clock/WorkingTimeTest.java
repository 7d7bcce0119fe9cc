package io.citygrid.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.citygrid.city.LimitUnit;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Days on which a zone of the calendars changes its clocks, or none does. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 3, 6),
          LocalDate.of(2026, 3, 27),
          LocalDate.of(2026, 4, 3),
          LocalDate.of(2026, 10, 1),
          LocalDate.of(2026, 10, 23),
          LocalDate.of(2026, 10, 30),
          LocalDate.of(2018, 11, 2),
          LocalDate.of(2019, 2, 14),
          LocalDate.of(2027, 12, 28),
          LocalDate.of(2028, 2, 27));

  private final WorkingTime weekdays = new WorkingTime(Calendars.weekdays(Set.of(), Map.of()));

  @ParameterizedTest(name = "{1} {2} from {0} end at {3}")
  @CsvSource({
    "2026-11-23T10:00, 1, WORKING_DAYS, 2026-11-24T10:00",
    "2026-11-27T10:00, 1, WORKING_DAYS, 2026-11-30T10:00",
    "2026-11-23T08:00, 1, WORKING_DAYS, 2026-11-23T18:00",
    "2026-11-27T19:00, 1, WORKING_DAYS, 2026-11-30T18:00",
    "2026-11-23T11:00, 4, WORKING_HOURS, 2026-11-23T17:00",
    "2026-11-23T12:30, 1, WORKING_HOURS, 2026-11-23T15:00",
    "2026-11-27T17:59, 1, WORKING_HOURS, 2026-11-30T08:59",
    "2026-11-27T17:59, 2, EMERGENCY_HOURS, 2026-11-27T19:59",
    "2026-11-27T17:59, 3, EMERGENCY_DAYS, 2026-11-30T17:59",
    "2026-11-23T10:00, 2610, WORKING_DAYS, 2036-11-24T10:00",
  })
  void countsEachKindOfLimit(LocalDateTime from, int amount, LimitUnit unit, LocalDateTime end) {
    assertThat(weekdays.after(at(from), new TimeLimit(amount, unit))).isEqualTo(at(end));
  }

  @Test
  void worksOnAMakeUpSaturdayAndRestsOnAHoliday() {
    var saturday = LocalDate.of(2026, 10, 10);
    var time =
        new WorkingTime(
            Calendars.weekdays(
                Set.of(LocalDate.of(2026, 10, 12)), Map.of(saturday, Calendars.WHOLE_DAY)));
    Instant friday = at(LocalDateTime.of(2026, 10, 9, 17, 59));

    assertThat(time.after(friday, new TimeLimit(1, LimitUnit.WORKING_HOURS)))
        .isEqualTo(at(LocalDateTime.of(2026, 10, 10, 8, 59)));
    assertThat(time.after(friday, new TimeLimit(2, LimitUnit.WORKING_DAYS)))
        .isEqualTo(at(LocalDateTime.of(2026, 10, 13, 17, 59)));
  }

  @Test
  void halfDaysDoNotMakeTheWorkingDayShorter() {
    WorkingCalendar week = Calendars.weekdays(Set.of(), Map.of());
    var weekly = new EnumMap<DayOfWeek, List<WorkingCalendar.Span>>(week.weekly());
    weekly.put(DayOfWeek.SATURDAY, List.of(Calendars.span("08:00", "12:00")));
    var time = new WorkingTime(new WorkingCalendar(SHANGHAI, weekly, Set.of(), Map.of()));

    assertThat(time.workingDay()).isEqualTo(Duration.ofHours(8));
    assertThat(
            time.after(
                at(LocalDateTime.of(2026, 11, 27, 16, 0)),
                new TimeLimit(1, LimitUnit.WORKING_DAYS)))
        .isEqualTo(at(LocalDateTime.of(2026, 11, 30, 10, 0)));
  }

  @Test
  void refusesACalendarInWhichNobodyWorks() {
    var idle =
        new WorkingCalendar(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of()), Set.of(), Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingTime(idle))
        .withMessageContaining("no weekday any working time")
        .withMessageContaining("give at least one weekday a span");
  }

  @Test
  void refusesALimitOfCenturies() {
    Instant start = at(LocalDateTime.of(2026, 11, 23, 10, 0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> weekdays.after(start, new TimeLimit(50_000, LimitUnit.WORKING_DAYS)))
        .withMessageContaining("more than 100 years later");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weekdays.plusWorking(start, Duration.ofMillis(-1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAWalkFromMinuteToMinute(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      LocalDate day = DAYS.get(random.nextInt(DAYS.size()));
      WorkingCalendar calendar = Calendars.random(random, day);
      var time = new WorkingTime(calendar);
      Instant start =
          day.atStartOfDay(calendar.zone()).toInstant().plusSeconds(60L * random.nextInt(5_760));
      Instant end = start.plusSeconds(60L * random.nextInt(10_000));
      long minutes = random.nextInt(random.nextBoolean() ? 5_000 : 100);

      assertThat(time.plusWorking(start, Duration.ofMinutes(minutes)))
          .as("%d working minutes from %s in %s", minutes, start, calendar)
          .isEqualTo(new MinuteWalk(calendar, start).plusWorking(minutes));
      assertThat(time.between(start, end))
          .as("working time from %s to %s in %s", start, end, calendar)
          .isEqualTo(Duration.ofMinutes(new MinuteWalk(calendar, start).workingMinutesUntil(end)));
      assertThat(time.between(end, start)).isEqualTo(time.between(start, end).negated());
    }
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant();
  }
}
