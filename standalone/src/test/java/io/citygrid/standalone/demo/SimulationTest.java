package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.MetricKind;
import io.citygrid.city.ReportSource;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final City TESTVILLE = Testville.city();
  private static final Instant MORNING = Instant.parse("2026-07-06T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int STEPS = 6 * 3600;

  private static List<Simulation.Step> live(long seed, int steps) {
    DemoScript script = new DemoScript(TESTVILLE, new TrafficDay(TESTVILLE, seed));
    Simulation simulation = new Simulation(TESTVILLE, script, "run", seed, 60);
    List<Simulation.Step> life = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      life.add(simulation.step(MORNING.plus(STEP.multipliedBy(i)), STEP));
    }
    return life;
  }

  @Test
  void theSameSeedGivesTheSameLifeAndAnotherAnother() {
    assertThat(live(7, 600)).isEqualTo(live(7, 600)).isNotEqualTo(live(8, 600));
  }

  @Test
  void everyReportSaysThatItIsSimulatedAndHasAKeyOfItsOwn() {
    List<SimulatedReport> reports =
        live(1, 3600).stream().flatMap(step -> step.reports().stream()).toList();
    assertThat(reports).hasSizeGreaterThan(3000);
    assertThat(reports).allMatch(report -> report.description().startsWith(Simulation.MARK));
    assertThat(reports).extracting(SimulatedReport::key).doesNotHaveDuplicates();
    assertThat(reports).allMatch(report -> TESTVILLE.findCategory(report.category()).isPresent());
  }

  @Test
  void someCallersCannotSayWhereAndMostReportsAreInTheCity() {
    List<SimulatedReport> reports =
        live(2, 3600).stream().flatMap(step -> step.reports().stream()).toList();
    long nowhere = reports.stream().filter(report -> report.position() == null).count();
    assertThat(nowhere).isBetween(reports.size() / 50L, reports.size() / 4L);
  }

  /** Testville's only street that is walked is Market Street. */
  @Test
  void gridWorkersReportFromBesideTheStreetsThatTheyWalk() {
    List<SimulatedReport> reports =
        live(4, 1800).stream()
            .flatMap(step -> step.reports().stream())
            .filter(report -> report.source() == ReportSource.GRID_WORKER)
            .toList();
    Segment street =
        TESTVILLE.roads().segments().stream()
            .filter(segment -> segment.roadClass() == RoadClass.ARTERIAL)
            .findFirst()
            .orElseThrow();
    assertThat(reports).hasSizeGreaterThan(500);
    for (SimulatedReport report : reports) {
      LonLat position = Objects.requireNonNull(report.position());
      double x = TESTVILLE.roads().frame().x(position.lon());
      double y = TESTVILLE.roads().frame().y(position.lat());
      assertThat(street.nearest(x, y).distanceMeters())
          .isLessThanOrEqualTo(Patrol.MOST_BESIDE_METERS + 0.01);
    }
  }

  /** At the storm's height the gauges that it reaches are past their threshold, after it below. */
  @Test
  void aStormRaisesTheWaterAndLetsItFallAgain() {
    int minutes = DemoScript.STORM_TO + 15;
    var gauges = new DemoScript(TESTVILLE, new TrafficDay(TESTVILLE, 5)).storm().gauges();
    assertThat(gauges).isNotEmpty();
    List<SimulatedReading> water =
        live(5, minutes * 60).stream()
            .flatMap(step -> step.readings().stream())
            .filter(reading -> reading.metric().equals("level"))
            .filter(reading -> gauges.contains(reading.deviceId()))
            .toList();
    ThresholdRule flood =
        TESTVILLE.thresholds().stream()
            .filter(rule -> rule.metric().equals("level"))
            .findFirst()
            .orElseThrow();
    Instant height = MORNING.plus(Duration.ofMinutes(DemoScript.STORM_FROM + 5));
    Instant calming = MORNING.plus(Duration.ofMinutes(DemoScript.STORM_TO));
    assertThat(water)
        .filteredOn(
            each -> each.observedAt().isAfter(height) && each.observedAt().isBefore(calming))
        .hasSizeGreaterThan(50)
        .allMatch(each -> each.value() >= flood.raiseAt());
    assertThat(water)
        .filteredOn(
            each ->
                each.observedAt().isAfter(calming.plus(Duration.ofMinutes(8)))
                    && each.observedAt().isBefore(calming.plus(Duration.ofMinutes(10))))
        .isNotEmpty()
        .allMatch(each -> each.value() < flood.clearAt());
  }

  @Test
  void sensorsStayWithinWhatTheyCanGiveAndSometimesBreachAndFail() {
    Map<String, MetricKind> kinds =
        TESTVILLE.metrics().stream()
            .collect(
                Collectors.toMap(
                    kind -> kind.deviceKind() + "/" + kind.metric(), Function.identity()));
    List<SimulatedReading> readings =
        live(3, STEPS).stream().flatMap(step -> step.readings().stream()).toList();
    assertThat(readings).isNotEmpty();
    for (SimulatedReading reading : readings) {
      String device = TESTVILLE.findDevice(reading.deviceId()).orElseThrow().kind();
      MetricKind kind = kinds.get(device + "/" + reading.metric());
      assertThat(kind).as("%s of %s", reading.metric(), device).isNotNull();
      assertThat(reading.value()).isBetween(kind.min(), kind.max());
    }
    for (var rule : TESTVILLE.thresholds()) {
      assertThat(readings)
          .as("breaches of " + rule.id())
          .anyMatch(
              reading ->
                  reading.metric().equals(rule.metric())
                      && (rule.direction() == io.citygrid.city.ThresholdRule.Direction.ABOVE
                          ? reading.value() >= rule.raiseAt()
                          : reading.value() <= rule.raiseAt()));
    }
  }
}
