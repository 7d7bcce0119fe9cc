package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.testville.Testville;
import io.citygrid.live.crowd.DayKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UsualSpeedTest {
  private static final WorkingCalendar CALENDAR = Testville.city().calendar();
  private static final TrafficRules.Usual RULES = new TrafficRules.Usual(2, 20);
  private static final long INTERVAL = 300_000;

  /** Monday the 2nd of March 2026, and days after it. */
  private static long at(int day, int hour, int minute) {
    return LocalDate.of(2026, 3, 2)
        .plusDays(day)
        .atTime(hour, minute)
        .atZone(CALENDAR.zone())
        .toInstant()
        .toEpochMilli();
  }

  private static UsualSpeed seen(UsualSpeed before, int day, double... kmh) {
    UsualSpeed after = before;
    for (int i = 0; i < kmh.length; i++) {
      after = after.with(at(day, 8, 0) + i * INTERVAL, kmh[i], CALENDAR, RULES);
    }
    return after;
  }

  @Test
  void isTheMeanOfTheHourOverDaysOfTheKind() {
    UsualSpeed usual = seen(seen(UsualSpeed.NEW, 0, 30, 40), 1, 50, 70);
    assertThat(usual.kmh(at(2, 8, 30), CALENDAR, RULES)).isCloseTo(47.5, within(1e-9));
    assertThat(usual.kmh(at(2, 9, 0), CALENDAR, RULES)).isNaN();
    assertThat(usual.kmh(at(5, 8, 0), CALENDAR, RULES)).as("a Saturday is no workday").isNaN();
  }

  @Test
  void nothingIsUsualBeforeEnoughDays() {
    UsualSpeed once = seen(UsualSpeed.NEW, 0, 30);
    assertThat(once.kmh(at(1, 8, 0), CALENDAR, RULES)).isNaN();
    assertThat(once.kmh(at(1, 8, 0), CALENDAR, new TrafficRules.Usual(1, 20))).isEqualTo(30);
  }

  /** What is told of an interval does not change while it is corrected. */
  @Test
  void anHourIsNotUsualBecauseOfItself() {
    UsualSpeed before = seen(seen(UsualSpeed.NEW, 0, 30), 1, 50);
    UsualSpeed within = seen(before, 2, 5, 6, 7);
    UsualSpeed later = within.with(at(2, 9, 0), 80, CALENDAR, RULES);
    for (UsualSpeed usual : List.of(before, within, later)) {
      assertThat(usual.kmh(at(2, 8, 10), CALENDAR, RULES)).isCloseTo(40, within(1e-9));
    }
  }

  @Test
  void whenManyDaysAreKnownTheLatestWeighMost() {
    TrafficRules.Usual two = new TrafficRules.Usual(1, 2);
    UsualSpeed usual = UsualSpeed.NEW;
    for (int day = 0; day < 5; day++) {
      usual = usual.with(at(day, 8, 0), day < 4 ? 40 : 80, CALENDAR, two);
    }
    assertThat(usual.kmh(at(7, 8, 0), CALENDAR, two)).isCloseTo(60, within(1e-9));
  }

  /** Fast and slow, the whole hour minute by minute, many years from now: all of it is kept. */
  @Test
  void theFastestAndTheLongestHourAreKept() {
    TrafficRules.Usual most = new TrafficRules.Usual(1, 366);
    long hour = Instant.parse("2090-03-01T00:00:00Z").toEpochMilli();
    UsualSpeed usual = UsualSpeed.NEW;
    for (int day = 0; day < 400; day++) {
      for (int minute = 0; minute < 60; minute++) {
        usual = usual.with(hour + day * 86_400_000L + minute * 60_000L, 399.9, CALENDAR, most);
      }
    }
    assertThat(usual.kmh(hour + 401 * 86_400_000L, CALENDAR, most)).isCloseTo(399.9, within(0.01));
  }

  /** Against the plain mean over all that was ever seen, with holes, over ten weeks. */
  @Property(tries = 50)
  void agreesWithAMeanOverAllThatWasSeen(@ForAll long seed) {
    Random random = new Random(seed);
    TrafficRules.Usual patient = new TrafficRules.Usual(1 + random.nextInt(3), 100);
    Map<Long, List<Double>> byHour = new HashMap<>();
    UsualSpeed usual = UsualSpeed.NEW;
    for (int day = 0; day < 70; day++) {
      for (int hour = 6; hour < 9; hour++) {
        for (int minute = 0; minute < 60; minute += 20) {
          long interval = at(day, hour, minute);
          assertThat(usual.kmh(interval, CALENDAR, patient))
              .isCloseTo(plain(byHour, interval, patient), within(0.01));
          if (random.nextInt(3) > 0) {
            double kmh = 5 + 90 * random.nextDouble();
            usual = usual.with(interval, kmh, CALENDAR, patient);
            byHour.computeIfAbsent(at(day, hour, 0), start -> new ArrayList<>()).add(kmh);
          }
        }
      }
    }
  }

  private static double plain(
      Map<Long, List<Double>> byHour, long interval, TrafficRules.Usual rules) {
    ZonedDateTime now = Instant.ofEpochMilli(interval).atZone(CALENDAR.zone());
    List<Double> means = new ArrayList<>();
    byHour.forEach(
        (start, speeds) -> {
          ZonedDateTime then = Instant.ofEpochMilli(start).atZone(CALENDAR.zone());
          if (then.toLocalDate().isBefore(now.toLocalDate())
              && then.getHour() == now.getHour()
              && DayKind.of(then.toLocalDate(), CALENDAR)
                  == DayKind.of(now.toLocalDate(), CALENDAR)) {
            means.add(speeds.stream().mapToDouble(each -> each).average().orElseThrow());
          }
        });
    return means.size() < rules.leastDays()
        ? Double.NaN
        : means.stream().mapToDouble(each -> each).average().orElseThrow();
  }
}
