package io.citygrid.live.traffic.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.testville.Testville;
import io.citygrid.live.traffic.TravelTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TravelOutlookTest {
  private static final WorkingCalendar CALENDAR = Testville.city().calendar();
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final TravelOutlook outlook =
      new TravelOutlook(new TrafficRules.Travel(10, 0.5, 2, 3), CALENDAR);

  private static long at(LocalDate day, int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute))
        .atZone(CALENDAR.zone())
        .toInstant()
        .toEpochMilli();
  }

  private static RouteTime taking(double seconds, double measuredShare) {
    return new RouteTime(new TravelTime(seconds, 100), List.of(), 1_000, measuredShare, 0.5);
  }

  /** Each hour of the day takes as long as it is called, but for the one that is asked for. */
  private RouteMemory day(RouteMemory before, LocalDate day, double secondsAtEight) {
    RouteMemory after = before;
    for (int hour = 0; hour < 24; hour++) {
      for (int minute = 0; minute < 60; minute += 30) {
        double seconds = hour == 8 ? secondsAtEight + minute - 15 : 100 + hour;
        after = outlook.closed(after, at(day, hour, minute), taking(seconds, 1));
      }
    }
    return after;
  }

  @Test
  void usualIsTheMedianOfTheHourOverSuchDays() {
    RouteMemory memory = day(RouteMemory.NEW, MONDAY, 300);
    assertThat(outlook.usualSeconds(memory, at(MONDAY.plusDays(1), 8, 10))).isNaN();

    memory = day(day(memory, MONDAY.plusDays(1), 900), MONDAY.plusDays(2), 320);

    long thursday = at(MONDAY.plusDays(3), 8, 10);
    assertThat(outlook.usualSeconds(memory, thursday)).isCloseTo(320, within(1e-9));
    assertThat(outlook.usualSeconds(memory, at(MONDAY.plusDays(3), 9, 0)))
        .isCloseTo(109, within(1e-9));
    LocalDate saturday = MONDAY.plusDays(5);
    assertThat(saturday.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
    assertThat(outlook.usualSeconds(memory, at(saturday, 8, 10))).as("another kind").isNaN();

    RouteMemory later = day(day(memory, MONDAY.plusDays(3), 500), MONDAY.plusDays(4), 510);
    assertThat(outlook.usualSeconds(later, at(MONDAY.plusDays(7), 8, 0)))
        .as("of the last three")
        .isCloseTo(500, within(1e-9));
  }

  @Test
  void whatIsMostlyAssumedIsNotLearnedFrom() {
    RouteMemory memory = RouteMemory.NEW;
    for (int day = 0; day < 3; day++) {
      memory = outlook.closed(memory, at(MONDAY.plusDays(day), 8, 0), taking(100, 0.49));
    }
    assertThat(memory).isEqualTo(RouteMemory.NEW);
    assertThat(outlook.isMeasured(taking(100, 0.49))).isFalse();
    assertThat(outlook.isMeasured(taking(100, 0.5))).isTrue();
  }
}
