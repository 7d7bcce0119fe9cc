package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.view.CrowdSource;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrowdOutlookTest {
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          ZoneId.of("Asia/Shanghai"),
          Map.of(
              DayOfWeek.MONDAY,
              List.of(new WorkingCalendar.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))),
              DayOfWeek.TUESDAY,
              List.of(new WorkingCalendar.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))),
              DayOfWeek.WEDNESDAY,
              List.of(new WorkingCalendar.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
          Set.of(),
          Map.of());
  private static final long MONDAY = Instant.parse("2026-03-01T16:00:00Z").toEpochMilli();
  private static final long WINDOW = 300_000;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final CrowdOutlook OUTLOOK = new CrowdOutlook(Rules.CROWD, CALENDAR);

  private static CrowdMeasure measure(long start, double people) {
    return new CrowdMeasure(
        start,
        1,
        people,
        CrowdSource.COUNTERS,
        Double.NaN,
        people / 30,
        people / 30,
        Double.NaN,
        0,
        Double.NaN,
        Double.NaN,
        0,
        1,
        new TreeMap<>());
  }

  /** A hundred people more with each hour of the day. */
  private static double usually(long start) {
    return 100.0 * (1 + Math.floorDiv(start - MONDAY, HOUR) % 24);
  }

  private static CrowdMemory day(CrowdMemory before, long midnight, double share) {
    CrowdMemory memory = before;
    for (long start = midnight; start < midnight + DAY; start += WINDOW) {
      CrowdMeasure seen = measure(start, share * usually(start));
      memory = OUTLOOK.closed(OUTLOOK.published(memory, seen), seen);
    }
    return memory;
  }

  @Test
  void nothingIsUsualBeforeTwoSuchDays() {
    CrowdMemory memory = day(CrowdMemory.NEW, MONDAY, 1);

    assertThat(OUTLOOK.usual(memory, MONDAY + DAY + 9 * HOUR)).isNaN();
    assertThat(OUTLOOK.expected(memory, measure(MONDAY + DAY, 100))).isEmpty();
  }

  @Test
  void usualIsTheMedianAndALineBetweenTheMiddlesOfHours() {
    CrowdMemory memory = day(day(CrowdMemory.NEW, MONDAY, 1), MONDAY + DAY, 1);
    long wednesday = MONDAY + 2 * DAY;
    // The middle of the window at 9:57:30 lies 27.5 of 60 minutes towards the middle of ten.
    double atFive = OUTLOOK.usual(memory, wednesday + 10 * HOUR - WINDOW);

    assertThat(atFive).isCloseTo(1_000 + 100 * 27.5 / 60, within(1e-9));
    assertThat(OUTLOOK.usual(memory, MONDAY + 5 * DAY)).isNaN();
  }

  /** Three quarters more than usual: of that 80 % are left after an hour, to the last person. */
  @Test
  void forecastsFromWhatIsUsualThenAndComparesWithWhatCame() {
    CrowdMemory memory = day(day(CrowdMemory.NEW, MONDAY, 1), MONDAY + DAY, 1);
    long now = MONDAY + 2 * DAY + 10 * HOUR;
    double usualNow = OUTLOOK.usual(memory, now);
    double usualThen = OUTLOOK.usual(memory, now + HOUR);
    CrowdMeasure seen = measure(now, 1.75 * usualNow);
    List<CrowdOutlook.Expected> expected = OUTLOOK.expected(memory, seen);

    assertThat(expected).extracting(CrowdOutlook.Expected::minutes).containsExactly(15, 30, 60);
    double ratio = (1.75 * usualNow + 10) / (usualNow + 10);
    double beyond = 1.75 * usualNow - ratio * usualNow;
    double forecast = usualThen * (1 + 0.8 * (ratio - 1)) + 0.8 * beyond;
    assertThat(expected.get(2).forecast().people()).isCloseTo(forecast, within(1e-6));

    long errorsBefore = memory.errors().get(2).recent().size();
    CrowdMemory asked = OUTLOOK.published(memory, seen);
    CrowdMemory came = OUTLOOK.closed(asked, measure(now + HOUR, 1_500));
    List<Double> recent = came.errors().get(2).recent();
    assertThat(recent).hasSize((int) errorsBefore + 1);
    assertThat(recent.get(recent.size() - 1))
        .isCloseTo(Math.abs(forecast - 1_500) / Math.sqrt(forecast), within(1e-6));
    // There was no such hour a week before: nothing to be compared with.
    assertThat(came.errors().get(2).count()).isZero();
  }

  @Test
  void comparesWithTheSameHourAWeekBeforeOnceThereIsOne() {
    CrowdMemory memory = day(day(CrowdMemory.NEW, MONDAY, 1), MONDAY + DAY, 1);
    long nextMonday = MONDAY + 7 * DAY;
    memory = day(memory, nextMonday, 1.2);

    ForecastErrors errors = memory.errors().get(2);
    assertThat(errors.count()).isEqualTo(24 * 12 - 12);
    assertThat(errors.meanOfLastWeek()).isCloseTo(0.2 * 1_300, within(20.0));
    assertThat(errors.mean()).isLessThan(errors.meanOfLastWeek());
  }

  @Test
  void aFestivalIsASurgeAndIsNotUsualTheNextTime() {
    CrowdMemory memory = day(day(CrowdMemory.NEW, MONDAY, 1), MONDAY + DAY, 1);
    long noon = 12 * HOUR;
    double usual = OUTLOOK.usual(memory, MONDAY + 2 * DAY + noon);

    assertThat(OUTLOOK.isSurge(memory, MONDAY + 2 * DAY + noon, usual + 10)).isFalse();
    assertThat(OUTLOOK.isSurge(memory, MONDAY + 2 * DAY + noon, 2 * usual)).isTrue();
    memory = day(memory, MONDAY + 2 * DAY, 3);
    assertThat(OUTLOOK.usual(memory, MONDAY + 7 * DAY + noon)).isCloseTo(usual, within(1e-9));
  }

  /** Thirty people for each who comes in a minute: they stay half an hour. */
  @Test
  void peopleStayAsLongAsLittleSays() {
    CrowdMemory memory = day(CrowdMemory.NEW, MONDAY, 1);

    assertThat(OUTLOOK.stayMinutes(memory, MONDAY + DAY)).isCloseTo(30, within(1e-9));
    assertThat(OUTLOOK.stayMinutes(memory, MONDAY + 3 * DAY)).isNaN();
  }

  @Test
  void forgetsWindowsThatNoForecastIsComparedWithAnyMore() {
    CrowdMemory memory = CrowdMemory.NEW;
    for (int day = 0; day < 10; day++) {
      memory = day(memory, MONDAY + day * DAY, 1);
    }
    assertThat(memory.past()).hasSizeBetween(8 * 288, 8 * 288 + 1);
    assertThat(memory.open()).hasSizeLessThan(3 + 6 + 12 + 1);
  }
}
