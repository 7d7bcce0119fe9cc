package io.citygrid.live.crowd.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.crowd.Rules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Five minutes a window, two days before anything is usual, five days remembered. */
class CellOutlookTest {
  private static final long MONDAY_NOON = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();
  private static final long WINDOW = 300_000;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static final List<WorkingCalendar.Span> OFFICE =
      List.of(new WorkingCalendar.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)));
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          ZoneId.of("Asia/Shanghai"),
          Map.of(
              DayOfWeek.MONDAY, OFFICE,
              DayOfWeek.TUESDAY, OFFICE,
              DayOfWeek.WEDNESDAY, OFFICE,
              DayOfWeek.THURSDAY, OFFICE,
              DayOfWeek.FRIDAY, OFFICE),
          Set.of(),
          Map.of());

  private final CrowdRules rules = Rules.CROWD;
  private final CellOutlook outlook = new CellOutlook(rules, CALENDAR);

  /** An hour of so many people, with one window after it, which ends it. */
  private CellMemory hour(CellMemory before, long start, double people) {
    CellMemory memory = before;
    for (long at = start; at <= start + HOUR; at += WINDOW) {
      memory = outlook.closed(memory, at, people);
    }
    return memory;
  }

  @Test
  void theMedianOfTheHourOfSuchDaysIsUsual() {
    CellMemory memory = hour(CellMemory.NEW, MONDAY_NOON, 100);
    assertThat(outlook.usual(memory, MONDAY_NOON)).isNaN();

    memory = hour(memory, MONDAY_NOON + DAY, 900);
    memory = hour(memory, MONDAY_NOON + 2 * DAY, 120);

    assertThat(outlook.usual(memory, MONDAY_NOON + 3 * DAY)).isEqualTo(120);
    assertThat(outlook.isSurge(memory, MONDAY_NOON + 3 * DAY, 400)).isTrue();
    assertThat(outlook.isSurge(memory, MONDAY_NOON + 3 * DAY, 130)).isFalse();
    // On Saturday nobody knows, nor an hour later.
    assertThat(outlook.usual(memory, MONDAY_NOON + 5 * DAY)).isNaN();
    assertThat(outlook.usual(memory, MONDAY_NOON + 3 * DAY + HOUR)).isNaN();
  }

  @Test
  void anHourInWhichTheCellWasHiddenForAWhileIsNotLearned() {
    CellMemory memory = CellMemory.NEW;
    for (int day = 0; day < 3; day++) {
      for (long at = WINDOW; at <= HOUR; at += WINDOW) {
        memory = outlook.closed(memory, MONDAY_NOON + day * DAY + at, 100);
      }
    }
    assertThat(outlook.usual(memory, MONDAY_NOON + 3 * DAY)).isNaN();
  }

  @Test
  void theOldestDayIsForgottenAndWhatIsKeptStaysSmall() {
    CellMemory memory = CellMemory.NEW;
    for (int day : new int[] {0, 1, 2, 3, 4, 7, 8}) {
      memory = hour(memory, MONDAY_NOON + day * DAY, 100 + day);
    }
    assertThat(memory.usual()).hasSize(1_440);
    assertThat(outlook.usual(memory, MONDAY_NOON + 9 * DAY)).isEqualTo(104);
  }

  @Test
  void aCityThatRemembersFewerDaysGoesOnWithTheLastOfThem() {
    CellMemory memory = CellMemory.NEW;
    for (int day = 0; day < 5; day++) {
      memory = hour(memory, MONDAY_NOON + day * DAY, 100 + day);
    }
    assertThat(memory.learned(0, 1, 3).people(12)).containsExactly(102.0, 103.0, 104.0);
    assertThat(memory.learned(0, 1, 7).people(12)).hasSize(5);
  }
}
