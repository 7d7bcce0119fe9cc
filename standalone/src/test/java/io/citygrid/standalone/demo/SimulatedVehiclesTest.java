package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.SpaceMean;
import io.citygrid.live.traffic.matching.Driven;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.MatchState;
import io.citygrid.live.traffic.matching.MatchedFix;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import io.citygrid.live.traffic.matching.Traversals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Buses and taxis of the ready city Wuhu, seen by the project's own map matching. */
class SimulatedVehiclesTest {
  /** A Monday; Wuhu's time is eight hours ahead. */
  private static final Instant RUSH_HOUR = Instant.parse("2026-07-05T23:45:00Z");

  private static final Instant NIGHT = Instant.parse("2026-07-06T19:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(8);

  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  private static SimulatedVehicles vehicles() {
    return new SimulatedVehicles(wuhu, new TrafficDay(wuhu, 7), 7);
  }

  /** What was told, and on which segment each vehicle truly was then. */
  private record Truth(SimulatedPosition told, Segment segment) {}

  private static List<Truth> told(Instant start) {
    SimulatedVehicles vehicles = vehicles();
    Map<String, SimulatedVehicle> fleet = new HashMap<>();
    vehicles.fleet().forEach(vehicle -> fleet.put(vehicle.id(), vehicle));
    List<Truth> told = new ArrayList<>();
    vehicles.until(start);
    for (int second = 1; second <= LONG.toSeconds(); second++) {
      for (SimulatedPosition each : vehicles.until(start.plusSeconds(second))) {
        told.add(new Truth(each, fleet.get(each.vehicleId()).segment()));
      }
    }
    return told;
  }

  @Test
  void theSameSeedGivesTheSamePositionsHoweverOftenItIsAsked() {
    SimulatedVehicles seldom = vehicles();
    seldom.until(NIGHT);
    List<SimulatedPosition> once = new ArrayList<>(seldom.until(NIGHT.plusSeconds(110)));
    once.addAll(seldom.until(NIGHT.plus(LONG).minusSeconds(370)));
    once.addAll(seldom.until(NIGHT.plus(LONG).minusSeconds(260)));
    List<SimulatedPosition> often =
        told(NIGHT).stream()
            .map(Truth::told)
            .filter(each -> !each.observedAt().isAfter(NIGHT.plus(LONG).minusSeconds(260)))
            .toList();
    assertThat(once.equals(often)).isTrue();
    assertThat(once).hasSizeGreaterThan(3_000);
  }

  @Test
  void eachVehicleTellsOfAMomentOnceOnTheRoadAndSomePositionsAreMissing() {
    List<Truth> told = told(NIGHT);
    assertThat(told)
        .extracting(each -> each.told().vehicleId() + each.told().observedAt())
        .doesNotHaveDuplicates();
    for (Truth each : told) {
      double x = wuhu.roads().frame().x(each.told().position().lon());
      double y = wuhu.roads().frame().y(each.told().position().lat());
      assertThat(each.segment().nearest(x, y).distanceMeters())
          .isLessThanOrEqualTo(SimulatedVehicles.MOST_OFF_METERS + 0.01);
    }
    double all =
        LONG.toSeconds() * (SimulatedVehicles.BUSES / 15.0 + SimulatedVehicles.TAXIS / 10.0);
    assertThat((double) told.size()).isBetween(0.7 * all, 0.99 * all);
    assertThat(told).anyMatch(each -> each.told().headingDegrees() == null);
  }

  /** A taxi is silent while it waits and goes on from where it stood; a bus never waits. */
  @Test
  void taxisWaitForTheirNextFareWhereTheyHaveStopped() {
    SimulatedVehicles vehicles = vehicles();
    Map<String, SimulatedPosition> last = new HashMap<>();
    int waits = 0;
    int elsewhere = 0;
    vehicles.until(NIGHT);
    for (int second = 1; second <= 45 * 60; second += 60) {
      for (SimulatedPosition each : vehicles.until(NIGHT.plusSeconds(second))) {
        SimulatedPosition before = last.put(each.vehicleId(), each);
        long silent =
            before == null
                ? 0
                : Duration.between(before.observedAt(), each.observedAt()).toSeconds();
        if (silent >= 300) {
          assertThat(each.vehicleId()).startsWith("sim-taxi");
          waits++;
          elsewhere += each.position().distanceMeters(before.position()) < 500 ? 0 : 1;
        }
      }
    }
    assertThat(waits).isBetween(180, 500);
    assertThat(elsewhere).as("where the receiver fails just then, too").isLessThan(waits / 20);
  }

  /** What the traffic job makes of it: nearly all on the road where they truly are. */
  @Test
  void mapMatchingPutsThemWhereTheyAre() {
    Map<String, Segment> truth = new HashMap<>();
    List<Truth> told = told(RUSH_HOUR);
    for (Truth each : told) {
      truth.put(each.told().vehicleId() + each.told().observedAt().toEpochMilli(), each.segment());
    }
    long right = 0;
    long decided = 0;
    for (var way : ways(told).entrySet()) {
      for (MatchedFix fix : way.getValue()) {
        decided++;
        Segment known = truth.get(way.getKey() + fix.fix().atMillis());
        right += known != null && known.index() == fix.segment() ? 1 : 0;
      }
    }
    assertThat((double) decided / told.size()).isGreaterThan(0.97);
    assertThat((double) right / decided).isGreaterThan(0.93);
  }

  /** Detectors and vehicles tell of the same day: speeds that they measure are that day's. */
  @Test
  void theSpeedsThatVehiclesShowAreThoseOfTheDay() {
    TrafficDay day = new TrafficDay(wuhu, 7);
    assertThat(measuredOver(RUSH_HOUR, each -> kmh(day, each))).isBetween(0.95, 1.05);
    assertThat(measuredOver(NIGHT, each -> kmh(day, each))).isBetween(0.95, 1.05);
  }

  @Test
  void inRushHourTheyDriveSlowerThanAtNight() {
    ToDoubleFunction<Driven> limit = each -> wuhu.roads().segment(each.segment()).speedLimitKmh();
    assertThat(measuredOver(RUSH_HOUR, limit)).isLessThan(0.85 * measuredOver(NIGHT, limit));
  }

  @Test
  void anAccidentBlocksOneMeasuredSegmentForAWhileAndComesAgain() {
    TrafficDay day = new TrafficDay(wuhu, 7);
    day.begin(NIGHT);
    Instant first = NIGHT.plus(TrafficDay.FIRST_ACCIDENT);
    assertThat(day.findAccident(first.minusSeconds(1))).isEmpty();
    Segment blocked = day.findAccident(first).orElseThrow();
    assertThat(wuhu.detectors()).anyMatch(each -> each.segment().equals(blocked.id()));
    assertThat(day.kmh(blocked, first)).isLessThan(0.3 * day.kmh(blocked, NIGHT));
    assertThat(day.findAccident(first.plus(TrafficDay.ACCIDENT_LASTS))).isEmpty();
    assertThat(day.findAccident(first.plus(TrafficDay.ACCIDENT_EVERY))).get().isNotEqualTo(blocked);
  }

  private static double kmh(TrafficDay day, Driven driven) {
    return day.kmh(
        wuhu.roads().segment(driven.segment()), Instant.ofEpochMilli(driven.intervalMillis()));
  }

  /** Time that should have been spent, by a speed, over the time that was. */
  private static double measuredOver(Instant start, ToDoubleFunction<Driven> kmh) {
    Traversals traversals = new Traversals(wuhu.roads(), wuhu.traffic());
    double expectedMillis = 0;
    double millis = 0;
    for (List<MatchedFix> way : ways(told(start)).values()) {
      for (int i = 1; i < way.size(); i++) {
        for (Driven driven : traversals.list(way.get(i - 1), way.get(i))) {
          SpaceMean mean = driven.driven();
          expectedMillis += mean.millimeters() * 3.6 / kmh.applyAsDouble(driven);
          millis += mean.millis();
        }
      }
    }
    return expectedMillis / millis;
  }

  private static Map<String, List<MatchedFix>> ways(List<Truth> told) {
    OnlineMatcher matcher =
        new OnlineMatcher(wuhu.roads(), GridSegments.of(wuhu.roads()), wuhu.traffic().matching());
    Map<String, MatchState> states = new HashMap<>();
    Map<String, List<MatchedFix>> ways = new HashMap<>();
    for (Truth each : told) {
      String id = each.told().vehicleId();
      OnlineMatcher.Step step =
          matcher.step(states.getOrDefault(id, MatchState.NEW), fix(each.told()));
      states.put(id, step.after());
      ways.computeIfAbsent(id, vehicle -> new ArrayList<>()).addAll(step.decided());
    }
    states.forEach((id, state) -> ways.get(id).addAll(matcher.flush(state).decided()));
    return ways;
  }

  private static Fix fix(SimulatedPosition told) {
    Double heading = told.headingDegrees();
    return new Fix(
        told.observedAt().toEpochMilli(),
        told.position().lon(),
        told.position().lat(),
        told.accuracyMeters(),
        heading == null ? Double.NaN : heading,
        told.speedKmh());
  }
}
