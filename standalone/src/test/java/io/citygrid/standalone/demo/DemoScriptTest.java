package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Detector;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.CongestionLevel;
import io.citygrid.live.traffic.NetworkTraffic;
import io.citygrid.live.traffic.TravelTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the script of the demo in the ready city Wuhu says, against what its sources do. */
class DemoScriptTest {
  /** A Monday; Wuhu's time is eight hours ahead. */
  private static final Instant MIDNIGHT = Instant.parse("2026-07-05T16:00:00Z");

  private static final Instant NOON = MIDNIGHT.plus(Duration.ofHours(12));
  private static final long SEED = 340_200;

  /** The index from which on Wuhu warns of congestion. */
  private static final double WARNED_INDEX_RATIO = 1.8;

  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  private static DemoScript script() {
    return new DemoScript(wuhu, new TrafficDay(wuhu, SEED));
  }

  @Test
  void theScriptNamesEachLevelOfEachWarningOnce() {
    DemoScript script = script();
    assertThat(script.warnings())
        .extracting(each -> each.idPrefix() + " " + each.level())
        .containsExactly(
            "crowding/crowd/hot-area/square-jiuzi/warning-level/ BLUE",
            "incidents/340202/ BLUE",
            "crowding/crowd/hot-area/square-jiuzi/warning-level/ YELLOW",
            "crowding/crowd/hot-area/square-jiuzi/warning-level/ ORANGE",
            "bulletin/simulation@weather.example/暴雨/ ORANGE",
            "flooding/340202/ BLUE",
            "flooding/340202/ YELLOW");
    assertThat(script.warnings())
        .allMatch(each -> each.minute() < DemoScript.RAISED_AFTER.toMinutes());
    assertThat(String.join("\n", script.lines()))
        .contains("minute 11: 人群聚集预警 / Crowding BLUE, 鸠兹广场 / Jiuzi Square")
        .contains("minute 22: 外部预警 / Bulletin ORANGE, 芜湖市 / Wuhu");
  }

  /** The warning of the bulletin, and no other, starts the city's plan for storms. */
  @Test
  void theBulletinStartsThePlanForStorms() {
    DemoScript script = script();
    StormPlan plan = script.stormPlan().orElseThrow();
    assertThat(plan.plan().id()).isEqualTo("storm");
    assertThat(plan.area()).isEqualTo("340200");
    assertThat(script.warnings())
        .filteredOn(each -> plan.isFor(each.idPrefix() + "1783238400000"))
        .extracting(each -> each.rule().id())
        .containsExactly("bulletin");
    assertThat(plan.isFor("bulletin/other@weather.example/暴雨/1783238400000")).isFalse();
    assertThat(String.join("\n", script.lines()))
        .contains("minute 22: the duty officer starts the plan 暴雨内涝应急预案 / Rainstorm");
  }

  /** A city without rules has a day as well, and nothing is promised of it. */
  @Test
  void aCityWithoutRulesIsNotWarned() {
    City testville = Testville.city();
    DemoScript script = new DemoScript(testville, new TrafficDay(testville, SEED));
    assertThat(script.warnings()).isEmpty();
    assertThat(script.stormPlan()).isEmpty();
  }

  /** What the city counts and warns of breaches its threshold in the storm, one by one, only. */
  @Test
  void onlyTheStormBreachesWhatTheCityWarnsOf() {
    Map<String, ThresholdRule> counted = new HashMap<>();
    wuhu.warnings().stream()
        .filter(warning -> warning.source() == WarningSource.ALERT)
        .forEach(
            warning ->
                wuhu.thresholds().stream()
                    .filter(rule -> warning.watches(rule.id()))
                    .forEach(rule -> counted.put(rule.deviceKind() + "/" + rule.metric(), rule)));
    assertThat(counted).hasSize(2);

    DemoScript script = script();
    Simulation life = new Simulation(wuhu, script, "run", SEED, 0);
    Map<String, Instant> firstBreach = new HashMap<>();
    Instant start = NOON;
    long spoken = 0;
    for (int second = 1; second <= 3 * 3_600; second++) {
      Instant at = start.plusSeconds(second);
      for (SimulatedReading reading : life.step(at, Duration.ofSeconds(1)).readings()) {
        String kind = wuhu.findDevice(reading.deviceId()).orElseThrow().kind();
        ThresholdRule rule = counted.get(kind + "/" + reading.metric());
        if (rule != null) {
          spoken++;
          if (reading.value() >= rule.raiseAt()) {
            firstBreach.putIfAbsent(reading.deviceId(), reading.observedAt());
          }
        }
      }
    }
    assertThat(spoken).isGreaterThan(100_000);
    assertThat(firstBreach.keySet()).isEqualTo(script.storm().gauges()).hasSize(Storm.GAUGES);
    List<Instant> breaches = new ArrayList<>(firstBreach.values());
    breaches.sort(null);
    for (int gauge = 1; gauge <= breaches.size(); gauge++) {
      Duration since = Duration.between(start, breaches.get(gauge - 1));
      double about = script.storm().alertAbout(gauge) - 0.5;
      assertThat(since.toSeconds() / 60.0).isBetween(about - 1.5, about + 1);
    }
    for (int gauge = 1; gauge < breaches.size(); gauge++) {
      assertThat(Duration.between(breaches.get(gauge - 1), breaches.get(gauge)))
          .isGreaterThan(Duration.ofSeconds(90));
    }
  }

  /** An ordinary rush hour slows the city down, and is nothing to be warned of. */
  @Test
  void rushHoursAreBusyAndNoDistrictIsWarnedOf() {
    TrafficDay day = new TrafficDay(wuhu, SEED);
    double highest = 0;
    for (int minute = 0; minute < 24 * 60; minute += 10) {
      Instant at = MIDNIGHT.plus(Duration.ofMinutes(minute));
      Map<String, NetworkTraffic> byDistrict = new HashMap<>();
      for (Detector detector : wuhu.detectors()) {
        Segment road = wuhu.roads().findSegment(detector.segment()).orElseThrow();
        byDistrict.merge(districtOf(road), traffic(day, road, at), NetworkTraffic::plus);
      }
      for (Map.Entry<String, NetworkTraffic> district : byDistrict.entrySet()) {
        double ratio = district.getValue().ratio();
        assertThat(ratio).as(district.getKey()).isLessThan(WARNED_INDEX_RATIO - 0.08);
        highest = Math.max(highest, ratio);
      }
    }
    assertThat(highest).isGreaterThan(1.4);
  }

  private static final Map<String, String> DISTRICTS = new HashMap<>();

  private static String districtOf(Segment road) {
    return DISTRICTS.computeIfAbsent(
        road.id(),
        id -> {
          double middle = road.lengthMeters() / 2;
          LonLat place = wuhu.roads().frame().at(road.xAt(middle), road.yAt(middle));
          return Storm.districtOf(wuhu, place).orElse("outside");
        });
  }

  private static NetworkTraffic traffic(TrafficDay day, Segment road, Instant at) {
    double kmh = day.kmh(road, at);
    double vehicles = day.flowPerHour(road, at) * TrafficDay.lanes(road) / 60;
    return NetworkTraffic.ofSegment(
        road.lengthMeters(),
        Math.max(1, vehicles),
        TravelTime.along(road.lengthMeters(), kmh, road.speedLimitKmh()),
        CongestionLevel.ofSpeed(kmh, road.roadClass(), wuhu.traffic().levels()));
  }
}
