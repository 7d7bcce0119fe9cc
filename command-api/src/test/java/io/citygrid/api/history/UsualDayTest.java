package io.citygrid.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsualDayTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final List<WorkingCalendar.Span> SPANS =
      List.of(new WorkingCalendar.Span(LocalTime.of(8, 0), LocalTime.of(18, 0)));
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          ZONE,
          Map.of(
              DayOfWeek.MONDAY, SPANS,
              DayOfWeek.TUESDAY, SPANS,
              DayOfWeek.WEDNESDAY, SPANS,
              DayOfWeek.THURSDAY, SPANS,
              DayOfWeek.FRIDAY, SPANS),
          Set.of(MONDAY.minusDays(3)),
          Map.of(MONDAY.minusDays(2), SPANS));

  @Test
  void isTheMedianBetweenTheQuartilesWhateverASingleOddDayHad() {
    List<HistoryPoint> points =
        IntStream.rangeClosed(1, 5)
            .mapToObj(day -> point(MONDAY.minusDays(day), day == 5 ? 1_000 : day))
            .toList();

    assertThat(UsualDay.over(points, ZONE).quarters())
        .containsExactly(new UsualDay.Quarter(LocalTime.of(8, 15), 2, 3, 4, 5));
  }

  @Test
  void restsOnTheDaysThatHaveAValue() {
    assertThat(UsualDay.over(List.of(), ZONE).quarters()).isEmpty();
    assertThat(UsualDay.over(List.of(point(MONDAY, 7)), ZONE).quarters())
        .containsExactly(new UsualDay.Quarter(LocalTime.of(8, 15), 7, 7, 7, 1));
  }

  @Test
  void comparesWorkingDaysWithWorkingDaysAlsoAroundHolidays() {
    assertThat(ComparableDays.before(CALENDAR, MONDAY))
        .startsWith(MONDAY.minusDays(2), MONDAY.minusDays(4))
        .doesNotContain(MONDAY.minusDays(3), MONDAY.minusDays(1))
        .allMatch(day -> day.isAfter(MONDAY.minusDays(61)));
    assertThat(ComparableDays.before(CALENDAR, MONDAY.minusDays(1)))
        .startsWith(MONDAY.minusDays(3), MONDAY.minusDays(8));
  }

  private static HistoryPoint point(LocalDate date, double mean) {
    Instant at = date.atTime(8, 15).atZone(ZONE).toInstant();
    return new HistoryPoint(at, mean, mean, mean, 1, 1, 0);
  }
}
