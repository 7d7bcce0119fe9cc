package io.citygrid.live.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.FlowUnusual;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlowOutlookTest {
  private static final WorkingCalendar CALENDAR = Testville.city().calendar();
  private static final FlowOutlook OUTLOOK = new FlowOutlook(Columns.RULES.usual(), CALENDAR);

  /** A Monday, midnight in Shanghai. */
  private static final long MONDAY = Instant.parse("2026-03-01T16:00:00Z").toEpochMilli();

  private static final long QUARTER = 15 * Columns.MINUTE;
  private static final long DAY = 96 * QUARTER;

  /** Days on which so many go in each quarter of the morning, and half as many come. */
  private static FlowMemory days(long... perQuarter) {
    FlowMemory memory = FlowMemory.NEW;
    for (int day = 0; day < perQuarter.length; day++) {
      for (int quarter = 0; quarter < 96; quarter++) {
        long out = quarter < 48 ? perQuarter[day] : 0;
        memory = OUTLOOK.closed(memory, MONDAY + day * DAY + quarter * QUARTER, out / 2, out);
      }
    }
    return memory;
  }

  private static long at(int day, int hour) {
    return MONDAY + day * DAY + hour * 4 * QUARTER;
  }

  @Test
  void nothingIsUsualBeforeEnoughDays() {
    FlowOutlook.Judged judged = OUTLOOK.out(days(100), at(1, 8), 900);
    assertThat(judged.usual()).isNaN();
    assertThat(judged.unusual()).isNull();
  }

  @Test
  void farMoreAndFarLessThanUsualAreToldForEachDirection() {
    FlowMemory memory = days(100, 100, 100);

    assertThat(OUTLOOK.out(memory, at(3, 8), 100)).isEqualTo(new FlowOutlook.Judged(100, null));
    assertThat(OUTLOOK.in(memory, at(3, 8), 100))
        .isEqualTo(new FlowOutlook.Judged(50, FlowUnusual.MORE));
    // Chance alone makes ten of a hundred: four times that is unusual.
    assertThat(OUTLOOK.out(memory, at(3, 8), 139).unusual()).isNull();
    assertThat(OUTLOOK.out(memory, at(3, 8), 140).unusual()).isEqualTo(FlowUnusual.MORE);
    assertThat(OUTLOOK.out(memory, at(3, 8), 61).unusual()).isNull();
    assertThat(OUTLOOK.out(memory, at(3, 8), 60).unusual()).isEqualTo(FlowUnusual.LESS);
    assertThat(OUTLOOK.out(memory, at(3, 14), 5).unusual()).isEqualTo(FlowUnusual.MORE);
  }

  @Test
  void aFestivalDoesNotMakeItselfUsualAndSaturdaysAreNoWorkdays() {
    FlowMemory memory = days(100, 100, 900, 100);

    assertThat(OUTLOOK.out(memory, at(4, 8), 900).unusual()).isEqualTo(FlowUnusual.MORE);
    assertThat(OUTLOOK.out(memory, at(5, 8), 900).usual()).isNaN();
  }
}
