package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.live.crowd.CrowdPressure;
import io.citygrid.live.crowd.Occupancy;
import io.citygrid.live.crowd.WarningWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The crowds of the ready city Wuhu, judged by its own rules from what counters tell of them. */
class SimulatedCrowdTest {
  /** A Monday; Wuhu's time is eight hours ahead. */
  private static final Instant MIDNIGHT = Instant.parse("2026-07-05T16:00:00Z");

  private static final Instant NOON = MIDNIGHT.plus(Duration.ofHours(12));
  private static final int NONE = 0;
  private static final int ORANGE = 3;

  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  /** A day in Wuhu, a minute at a time. */
  private static final class Watched {
    private final DemoScript script = new DemoScript(wuhu, new TrafficDay(wuhu, 7));
    private final SimulatedCrowd crowd = new SimulatedCrowd(wuhu, script, 7);
    private final Instant start;
    private final Map<String, Long> atFirst = new HashMap<>();
    private int minute;

    Watched(Instant start) {
      this.start = start;
      crowd.until(start);
      crowd.gatherings().forEach(each -> atFirst.put(each.area().id(), each.people()));
    }

    SimulatedCrowd.Told pass() {
      minute++;
      return crowd.until(start.plus(Duration.ofMinutes(minute)));
    }

    long people(CrowdArea area) {
      return crowd.gatherings().stream()
          .filter(each -> each.area().equals(area))
          .findFirst()
          .orElseThrow()
          .people();
    }

    CrowdArea festival() {
      return script.festivalArea().orElseThrow();
    }
  }

  /** An area as the rules see it by its counters. */
  private static final class Judged {
    private final CrowdArea area;
    private final List<Integer> levels = new ArrayList<>();
    private Occupancy occupancy;
    private WarningWatch watch = WarningWatch.NEW;
    private long in;
    private long out;

    Judged(CrowdArea area, long people) {
      this.area = area;
      this.occupancy = Occupancy.startingWith(people, 0);
    }

    void count(SimulatedCount count) {
      in += Objects.requireNonNullElse(count.in(), 0L);
      out += Objects.requireNonNullElse(count.out(), 0L);
    }

    void endWindow(int minute) {
      occupancy = occupancy.with(minute, in, out);
      watch =
          watch.with(CrowdPressure.of(area, occupancy.people(), in - out), wuhu.crowd().warnings());
      levels.add(watch.level());
      in = 0;
      out = 0;
    }
  }

  /** Levels of each area by minute, of areas whose counters know directions. */
  private static Map<CrowdArea, List<Integer>> levels(Watched day, int minutes) {
    Map<String, Judged> judged = new HashMap<>();
    for (CrowdArea area : wuhu.crowdAreas()) {
      if (area.stayMinutes() == 0) {
        judged.put(area.id(), new Judged(area, day.atFirst.get(area.id())));
      }
    }
    for (int minute = 1; minute <= minutes; minute++) {
      for (SimulatedCount count : day.pass().counts()) {
        Judged area = judged.get(wuhu.findCounter(count.counterId()).orElseThrow().area());
        if (area != null) {
          area.count(count);
        }
      }
      int window = minute;
      judged.values().forEach(each -> each.endWindow(window));
    }
    Map<CrowdArea, List<Integer>> levels = new HashMap<>();
    judged.values().forEach(each -> levels.put(each.area, each.levels));
    return levels;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 7, 9, 11, 13, 15, 17, 18, 19, 21})
  void theFestivalIsWarnedOfAsTheScriptSaysAndNothingElseIs(int hour) {
    Watched day = new Watched(MIDNIGHT.plus(Duration.ofHours(hour)));
    Map<CrowdArea, List<Integer>> levels = levels(day, 90);

    List<Integer> festival = levels.remove(day.festival());
    for (int level = 1; level <= ORANGE; level++) {
      int about =
          List.of(DemoScript.BLUE_ABOUT, DemoScript.YELLOW_ABOUT, DemoScript.ORANGE_ABOUT)
              .get(level - 1);
      // What counters told in the first minute stands at index 0, and is seen a minute later.
      assertThat(festival.indexOf(level) + 2).as("%s", festival).isBetween(about - 2, about + 2);
    }
    int highest = festival.indexOf(ORANGE);
    assertThat(festival.subList(0, highest)).isSorted();
    List<Integer> after = new ArrayList<>(festival.subList(highest, festival.size()));
    java.util.Collections.reverse(after);
    assertThat(after).isSorted().last().isEqualTo(ORANGE);
    assertThat(festival).last().isEqualTo(NONE);
    levels.forEach((area, each) -> assertThat(each).as(area.id()).allMatch(level -> level == NONE));
  }

  @Test
  void theSameSeedGivesTheSameCrowdHoweverOftenItIsAsked() {
    Watched often = new Watched(NOON);
    List<SimulatedCount> counts = new ArrayList<>();
    List<SimulatedPing> pings = new ArrayList<>();
    for (int minute = 0; minute < 10; minute++) {
      SimulatedCrowd.Told told = often.pass();
      counts.addAll(told.counts());
      pings.addAll(told.pings());
    }
    SimulatedCrowd.Told once = new Watched(NOON).crowd.until(NOON.plus(Duration.ofMinutes(10)));
    assertThat(once.counts().equals(counts)).isTrue();
    assertThat(once.pings().equals(pings)).isTrue();
    assertThat(pings).hasSizeGreaterThan(1_000);
  }

  /** As after a restart, when the job goes on with what it has counted. */
  @Test
  void whoWasThereBeforeGoesThroughTheGatesToo() {
    Watched day = new Watched(NOON);
    CrowdArea square = day.festival();
    long before = Math.round(0.9 * square.capacity());
    day.crowd.begin(Map.of(square.id(), before));
    long counted = before;
    for (int minute = 1; minute <= 8; minute++) {
      for (SimulatedCount count : day.pass().counts()) {
        if (wuhu.findCounter(count.counterId()).orElseThrow().area().equals(square.id())) {
          counted += Objects.requireNonNull(count.in()) - Objects.requireNonNull(count.out());
        }
      }
    }
    assertThat((double) counted / square.capacity()).isBetween(0.2, 0.4);
    assertThat((double) counted).isCloseTo(day.people(square), within(0.06 * square.capacity()));
  }

  @Test
  void aStormDrivesPeopleFromOpenPlacesAndFromNoOthers() {
    Watched day = new Watched(NOON);
    Map<CrowdArea, Long> before = new HashMap<>();
    for (int minute = 1; minute <= DemoScript.STORM_FROM + 10; minute++) {
      day.pass();
      if (minute == DemoScript.STORM_FROM) {
        wuhu.crowdAreas().forEach(area -> before.put(area, day.people(area)));
      }
    }
    before.forEach(
        (area, people) -> {
          double left = (double) day.people(area) / people;
          if (CrowdRhythm.of(area).isOpenAir()) {
            assertThat(left).as(area.id()).isLessThan(0.5);
          } else if (CrowdRhythm.of(area) != CrowdRhythm.VENUE) {
            assertThat(left).as(area.id()).isGreaterThan(0.7);
          }
        });
  }

  @Test
  void eachCounterTellsOfEachMinuteOnceNoMoreThanFitThrough() {
    Watched day = new Watched(NOON);
    Set<String> told = new HashSet<>();
    for (int minute = 0; minute < 50; minute++) {
      for (SimulatedCount count : day.pass().counts()) {
        PeopleCounter counter = wuhu.findCounter(count.counterId()).orElseThrow();
        assertThat(told.add(count.counterId() + count.observedAt())).isTrue();
        assertThat(count.passing() == null).isEqualTo(count.in() != null);
        long through =
            count.in() == null
                ? Objects.requireNonNull(count.passing())
                : count.in() + Objects.requireNonNull(count.out());
        assertThat((double) through)
            .as(counter.id())
            .isBetween(
                0.0, counter.widthMeters() * wuhu.crowd().counters().highestFlowPerMinuteMeter());
      }
    }
    assertThat(told).hasSizeGreaterThan(48 * wuhu.counters().size());
  }

  @Test
  void countersMissSomePeopleButFew() {
    Watched day = new Watched(NOON);
    Map<String, Long> counted = new HashMap<>(day.atFirst);
    Map<String, Long> crossed = new HashMap<>();
    for (int minute = 1; minute <= 60; minute++) {
      for (SimulatedCount count : day.pass().counts()) {
        String area = wuhu.findCounter(count.counterId()).orElseThrow().area();
        long in = Objects.requireNonNullElse(count.in(), 0L);
        long out = Objects.requireNonNullElse(count.out(), 0L);
        counted.merge(area, in - out, Long::sum);
        crossed.merge(area, in + out, Long::sum);
      }
    }
    int differing = 0;
    for (CrowdArea area : wuhu.crowdAreas()) {
      if (area.stayMinutes() == 0) {
        // What is counted of the last minute may still be untold.
        double last = 0.05 * area.capacity();
        long off = counted.get(area.id()) - day.people(area);
        assertThat((double) Math.abs(off))
            .as(area.id())
            .isLessThan(SimulatedGathering.MOST_MISSED * crossed.get(area.id()) + last);
        differing += off == 0 ? 0 : 1;
      }
    }
    assertThat(differing).isGreaterThan(20);
  }

  @Test
  void thePhonesThatAreHeardInFiveMinutesAreAboutThoseOfThePeopleThere() {
    Watched day = new Watched(NOON);
    for (int minute = 0; minute < 8; minute++) {
      day.pass();
    }
    Map<String, Set<String>> heard = new HashMap<>();
    for (int minute = 0; minute < 5; minute++) {
      for (SimulatedPing ping : day.pass().pings()) {
        CrowdArea area =
            wuhu.crowdAreas().stream()
                .filter(
                    each -> each.position().distanceMeters(ping.position()) < each.radiusMeters())
                .findFirst()
                .orElse(null);
        if (area != null) {
          heard.computeIfAbsent(area.id(), id -> new HashSet<>()).add(ping.deviceId());
        }
      }
    }
    double share = wuhu.crowd().presence().deviceShare().share();
    for (CrowdArea area : wuhu.crowdAreas()) {
      double expected = share * day.people(area);
      if (expected > 100 && !area.equals(day.festival())) {
        assertThat((double) heard.get(area.id()).size())
            .as(area.id())
            .isBetween(0.75 * expected, 1.45 * expected);
      }
    }
    assertThat(heard).hasSizeGreaterThan(25);
  }
}
