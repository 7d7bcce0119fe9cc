package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.view.CrowdSource;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AreaCountTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final long NOON = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long WINDOW = 5 * MINUTE;

  private static AreaCount counting(LocalTime closes, double stayMinutes) {
    return counting(closes, stayMinutes, null);
  }

  private static AreaCount counting(LocalTime closes, double stayMinutes, DeviceShare deviceShare) {
    CrowdArea square = Rules.SQUARE;
    CrowdArea area =
        new CrowdArea(
            square.id(),
            square.names(),
            square.kind(),
            square.position(),
            square.areaSquareMeters(),
            square.obstaclesSquareMeters(),
            square.capacity(),
            closes,
            stayMinutes,
            deviceShare);
    return new AreaCount(area, 2, Rules.CROWD, SHANGHAI);
  }

  private static CounterTold told(String gate, long at, long in, long out) {
    return new CounterTold(
        gate, new PeopleCount(at, MINUTE, in, out), true, 5, at + MINUTE + 1_000);
  }

  private static CounterTold passed(long at, long passing) {
    return new CounterTold(
        "street", new PeopleCount(at, MINUTE, passing, 0), false, 5, at + MINUTE + 1_000);
  }

  private static CountedWindow window(CounterTold... counts) {
    CountedWindow window = CountedWindow.NEW;
    for (CounterTold each : counts) {
      window = window.with(each);
    }
    return window;
  }

  @Test
  void addsUpWhoCameAndWent() {
    AreaCount counting = counting(null, 0);
    AreaCount.Step first =
        counting.next(
            CountedPast.NEW, NOON, window(told("a", NOON, 100, 20), told("b", NOON, 50, 0)));
    AreaCount.Step second =
        counting.next(first.after(), NOON + WINDOW, window(told("a", NOON + WINDOW, 0, 30)));

    assertThat(first.measure().people()).isEqualTo(130);
    assertThat(first.measure().inPerMinute()).isEqualTo(30);
    assertThat(first.measure().outPerMinute()).isEqualTo(4);
    assertThat(first.measure().trendPerMinute()).isNaN();
    assertThat(first.measure().quality()).isEqualTo(0.5);
    assertThat(second.measure().people()).isEqualTo(100);
    assertThat(second.measure().trendPerMinute()).isEqualTo(-6);
    assertThat(second.measure().quality()).isEqualTo(0.25);
  }

  /** Five minutes of two gates in any order, every time the same. */
  @Test
  void doesNotAskInWhichOrderCountsCame() {
    Random random = new Random(7);
    List<CounterTold> counts = new ArrayList<>();
    for (int minute = 0; minute < 5; minute++) {
      counts.add(told("a", NOON + minute * MINUTE, 10 + minute, minute));
      counts.add(told("b", NOON + minute * MINUTE, minute == 3 ? 9_000 : 4, 2));
    }
    CrowdMeasure inOrder =
        counting(null, 0)
            .next(CountedPast.NEW, NOON, window(counts.toArray(CounterTold[]::new)))
            .measure();
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(counts, random);
      assertThat(
              counting(null, 0)
                  .next(CountedPast.NEW, NOON, window(counts.toArray(CounterTold[]::new)))
                  .measure())
          .isEqualTo(inOrder);
    }
    assertThat(inOrder.people()).isEqualTo(60 - 10 + 16 - 8);
  }

  @Test
  void leavesOutWhatCannotBeTrueAndSaysWhy() {
    CounterTold future =
        new CounterTold("c", new PeopleCount(NOON, MINUTE, 9, 0), true, 5, NOON + MINUTE - 1);
    CrowdMeasure measure =
        counting(null, 0)
            .next(
                CountedPast.NEW,
                NOON,
                window(
                    told("a", NOON, 10, 0),
                    told("a", NOON + MINUTE, 100_000, 0),
                    told("b", NOON, -5, 0),
                    future))
            .measure();

    assertThat(measure.people()).isEqualTo(10);
    assertThat(measure.counters())
        .containsEntry("a", List.of(CounterFault.NONE, CounterFault.JUMP))
        .containsEntry("b", List.of(CounterFault.BACKWARDS))
        .containsEntry("c", List.of(CounterFault.FUTURE));
    assertThat(measure.quality()).isEqualTo(0.25);
  }

  @Test
  void aCounterThatTellsTheSameForHoursIsStuck() {
    AreaCount counting = counting(null, 0);
    CountedPast past = CountedPast.NEW;
    CrowdMeasure last = null;
    for (int window = 0; window < 30; window++) {
      long start = NOON + window * WINDOW;
      CountedWindow told = CountedWindow.NEW;
      for (int minute = 0; minute < 5; minute++) {
        told = told.with(told("a", start + minute * MINUTE, 7, 7));
      }
      AreaCount.Step step = counting.next(past, start, told);
      past = step.after();
      last = step.measure();
    }
    assertThat(last).isNotNull();
    assertThat(last.counters().get("a")).containsOnly(CounterFault.STUCK);
    assertThat(last.source()).isEqualTo(CrowdSource.NONE);
    assertThat(last.people()).isNaN();
    assertThat(last.quality()).isZero();
  }

  /** The counters left forty behind on each of two evenings; at 22:00 the square is closed. */
  @Test
  void nobodyIsLeftAtClosingTimeAndTheDriftIsTold() {
    AreaCount counting = counting(LocalTime.of(22, 0), 0);
    long evening = Instant.parse("2026-03-02T13:55:00Z").toEpochMilli();
    long nextEvening = evening + 24 * 60 * MINUTE;
    AreaCount.Step before = counting.next(CountedPast.NEW, NOON, window(told("a", NOON, 100, 60)));
    AreaCount.Step closing =
        counting.next(
            before.after(),
            evening + WINDOW,
            window(told("a", evening + WINDOW, 5, 0), told("a", evening + WINDOW + MINUTE, 1, 0)));
    AreaCount.Step next =
        counting.next(closing.after(), nextEvening, window(told("a", nextEvening, 40, 6)));

    assertThat(before.measure().people()).isEqualTo(40);
    assertThat(closing.measure().people()).isEqualTo(6);
    assertThat(closing.measure().driftPerDay()).isCloseTo(96, within(0.01));
    assertThat(closing.measure().quality()).isEqualTo(0.5);
    assertThat(next.measure().people()).isZero();
    assertThat(next.measure().driftPerDay()).isCloseTo(40, within(0.01));
  }

  @Test
  void anAreaMayHaveADeviceShareOfItsOwn() {
    AreaCount.Step step =
        counting(null, 0, new DeviceShare(0.25, 0.04))
            .next(CountedPast.NEW, NOON, CountedWindow.NEW.with(new DevicesHeard(300, 0.03, 1)));

    assertThat(step.measure().people()).isEqualTo(1_200);
    assertThat(step.measure().present()).isEqualTo(300);
    assertThat(step.measure().peopleError()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void devicesTellWhereCountersAreSilentAndAnchorAnAreaThatNeverCloses() {
    AreaCount counting = counting(null, 0);
    DevicesHeard heard = new DevicesHeard(300, 0.03, 1);
    long four = Instant.parse("2026-03-02T20:00:00Z").toEpochMilli();
    AreaCount.Step counted =
        counting.next(CountedPast.NEW, NOON, window(told("a", NOON, 350, 0)).with(heard));
    AreaCount.Step silent =
        counting.next(counted.after(), NOON + WINDOW, CountedWindow.NEW.with(heard));
    AreaCount.Step anchored =
        counting.next(
            silent.after(),
            four - WINDOW,
            window(told("a", four - WINDOW, 1, 0)).with(new DevicesHeard(20, 0.03, 1)));

    assertThat(counted.measure().people()).isEqualTo(350);
    assertThat(counted.measure().present()).isEqualTo(300);
    assertThat(silent.measure().people()).isEqualTo(300);
    assertThat(silent.measure().source()).isEqualTo(CrowdSource.PRESENCE);
    assertThat(silent.measure().quality()).isEqualTo(0.97);
    assertThat(silent.measure().peopleError()).isCloseTo(Math.hypot(0.03, 0.5), within(1e-12));
    assertThat(counted.measure().peopleError()).isNaN();
    assertThat(anchored.measure().people()).isEqualTo(20);
    assertThat(anchored.measure().driftPerDay()).isCloseTo(331 / (16 / 24.0), within(1.0));
  }

  /** Twelve a minute who stay ten minutes are 120 people (Little's law). */
  @Test
  void passersByTellWhereNobodyKnowsDirections() {
    CountedWindow window = window(passed(NOON, 30), passed(NOON + MINUTE, 30));
    CrowdMeasure told = counting(null, 10).next(CountedPast.NEW, NOON, window).measure();
    CrowdMeasure untold = counting(null, 0).next(CountedPast.NEW, NOON, window).measure();

    assertThat(told.passingPerMinute()).isEqualTo(12);
    assertThat(told.people()).isEqualTo(120);
    assertThat(told.source()).isEqualTo(CrowdSource.PASSING);
    assertThat(told.inPerMinute()).isNaN();
    assertThat(untold.people()).isNaN();
    assertThat(untold.passingPerMinute()).isEqualTo(12);
  }

  /** Whatever comes to a window or to one that may still be corrected makes its version greater. */
  @Test
  void theVersionGrowsWithEverythingThatCanStillCome() {
    SortedMap<Long, CountedWindow> windows = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      windows.put(NOON + i * WINDOW, window(told("a", NOON + i * WINDOW, 1, 0)));
    }
    assertThat(lastVersion(windows)).isEqualTo(3);

    windows.compute(NOON + 5 * WINDOW, (at, known) -> known.with(told("b", at, 1, 0)));
    assertThat(lastVersion(windows)).isEqualTo(4);
  }

  private static long lastVersion(SortedMap<Long, CountedWindow> windows) {
    CountedPast past = CountedPast.NEW;
    long version = 0;
    for (var window : windows.entrySet()) {
      AreaCount.Step step = counting(null, 0).next(past, window.getKey(), window.getValue());
      past = step.after();
      version = step.measure().version();
    }
    return version;
  }

  private static TrackedPeople tracked(
      String area, long at, double people, double meters, long in, long version) {
    return new TrackedPeople(area, at, people, meters, in, 1, 0.8, version);
  }

  /** Of 1,000 usable square metres 40 are measured, in two places: eight people, so 200. */
  @Test
  void peopleWhoAreFollowedInAPartTellOfTheWhole() {
    CountedWindow window =
        window(told("a", NOON, 100, 20))
            .with(tracked("west", NOON, 1, 16, 3, 2))
            .with(tracked("west", NOON + 10_000, 5, 16, 3, 2))
            .with(tracked("east", NOON, 3, 24, 3, 2));

    CrowdMeasure measure = counting(null, 0).next(CountedPast.NEW, NOON, window).measure();

    assertThat(measure.source()).isEqualTo(CrowdSource.TRACKS);
    assertThat(measure.people()).isEqualTo(200);
    assertThat(measure.inPerMinute()).as("the gates know who came").isEqualTo(20);
    assertThat(measure.quality()).isCloseTo(0.8 * 40 / 1_000, within(1e-9));
    assertThat(measure.version()).isEqualTo(1 + 6);
  }

  @Test
  void whereAllOfItIsMeasuredWhoCameAndLeftIsKnown() {
    CountedWindow window =
        CountedWindow.NEW
            .with(tracked("all", NOON + 10_000, 41.6, 1_000, 7, 2))
            .with(tracked("all", NOON, 80, 1_000, 3, 2));

    CrowdMeasure measure = counting(null, 0).next(CountedPast.NEW, NOON, window).measure();

    assertThat(measure.people()).isEqualTo(42);
    assertThat(measure.inPerMinute()).isEqualTo(2);
    assertThat(measure.outPerMinute()).isEqualTo(2 / 5.0);
    assertThat(measure.netPerMinute()).isEqualTo(1.6);
  }

  @Test
  void ofTheSameWindowOfAMeasuringAreaTheNewestCounts() {
    CountedWindow newer =
        CountedWindow.NEW
            .with(tracked("all", NOON, 10, 1_000, 3, 5))
            .with(tracked("all", NOON, 20, 1_000, 3, 7));

    assertThat(newer.with(tracked("all", NOON, 30, 1_000, 3, 6))).isEqualTo(newer);
    assertThat(newer.tracked()).extracting(TrackedPeople::people).containsExactly(20.0);
  }
}
