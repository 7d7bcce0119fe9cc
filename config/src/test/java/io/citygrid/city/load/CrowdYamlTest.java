package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdYamlTest {
  private final Problems problems = new Problems();

  private CrowdRules read(String text) {
    return CrowdYaml.read(
        CityFiles.of(Map.of("crowd.yaml", text.getBytes(StandardCharsets.UTF_8))), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    CrowdRules rules = CrowdYaml.read(CityFiles.of(Map.of()), problems);

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules.serviceLevels().bounds(CrowdArea.Kind.WALKWAY))
        .containsExactly(0.31, 0.43, 0.72, 1.08, 2.17);
    assertThat(rules.serviceLevels().bounds(CrowdArea.Kind.STANDING))
        .containsExactly(0.83, 1.11, 1.43, 3.33, 5.0);
    assertThat(rules.warnings())
        .isEqualTo(
            new CrowdRules.Warnings(
                List.of(0.6, 0.8, 0.9, 1.0),
                List.of(1.0, 2.0, 3.5, 5.0),
                List.of(60., 30., 15., 5.),
                0.3,
                List.of(0.033, 0.067, 0.1, 0.2),
                0.1,
                2,
                0.9));
    assertThat(rules.usual()).isEqualTo(new CrowdRules.Usual(2, 20, 4));
    assertThat(rules.forecast()).isEqualTo(new CrowdRules.Forecast(0.8, 2, 0.9, 10, 200));
    assertThat(rules.counters()).isEqualTo(new CrowdRules.Counters(82, 120, 0.5));
    assertThat(rules.tracking()).isEqualTo(new CrowdRules.Tracking(10, 30, 0.4, 1, 12, 1, 0.99));
    assertThat(rules.trend()).isEqualTo(new CrowdRules.Trend(0.001, 0.01));
    assertThat(rules.cells()).isEqualTo(new CrowdRules.Cells(5));
    assertThat(rules.privacy()).isEqualTo(new CrowdRules.Privacy(10));
    assertThat(rules.measuring()).isEqualTo(new CrowdRules.Measuring(5, 15));
    assertThat(rules.presence())
        .isEqualTo(new CrowdRules.Presence(5, 100, new DeviceShare(1, 0.5), 4));
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    CrowdRules rules = read("warnings: {capacityShares: [0.8, 0.9, 1.0, 1.1]}\n");

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules.warnings().capacityShares()).containsExactly(0.8, 0.9, 1.0, 1.1);
    assertThat(rules.warnings().windows()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serviceLevels: {walkway: [1, 2, 3, 4]} | serviceLevels.walkway: must be 5 numbers above 0",
        "warnings: {densities: [4, 3, 2, 1]} | warnings.densities: must be 4 numbers above 0, each"
            + " greater",
        "warnings: {fullInMinutes: [5, 15, 30, 60]} | must be 4 numbers above 0, each smaller",
        "warnings: {fillingRates: [0.2, 0.1, 0.067, 0.033]} | must be 4 numbers above 0, each greater",
        "forecast: {errorsRemembered: 0} | forecast.errorsRemembered",
        "trend: {fastShare: 0.001} | trend.fastShare: must be more than steadyShare, 0.001, but is 0.001",
        "cells: {usualDays: -1} | cells.usualDays",
        "presence: {deviceShareError: -1} | presence.deviceShareError",
        "warnings: {windows: 0} | warnings.windows",
        "warnings: {fallBelowShare: 0} | warnings.fallBelowShare: must be above 0",
        "usual: {mostDays: 1} | usual.mostDays: must not be less than leastDays, 2, but is 1",
        "forecast: {farthestRatio: 101} | must be at most 100.0 but is '101'",
        "measuring: {windowMinutes: 7} | measuring.windowMinutes: must divide an hour but is 7",
        "presence: {deviceShare: 0} | presence.deviceShare: must be above 0",
        "tracking: {windowSeconds: 7} | tracking.windowSeconds: must divide a minute but is 7",
        "tracking: {lostSeconds: 0} | tracking.lostSeconds: must be a number of at least 0.1",
        "privacy: {leastGroup: 2.5} | privacy.leastGroup: must be a whole number",
        "crowds: 1 | crowd.yaml, line 1, crowds: is not known here",
      })
  void refusesWhatMakesNoSense(String text, String problem) {
    assertThat(read(text)).isNotNull();

    assertThat(problems.refusals()).hasSize(1);
    assertThat(problems.refusals().get(0).toString()).contains(problem);
  }

  @Test
  void readsAreasAndTheirCounters() {
    City city = Testville.city();

    assertThat(city.crowdAreas()).extracting(CrowdArea::id).contains("square", "market-street");
    assertThat(city.findCrowdArea("square").orElseThrow().usableSquareMeters()).isEqualTo(4_000);
    assertThat(city.findCrowdArea("market-street").orElseThrow().usableSquareMeters())
        .isEqualTo(2_400);
    assertThat(city.findCrowdArea("square").orElseThrow().closes()).isEqualTo("02:00");
    assertThat(city.findCrowdArea("market-street").orElseThrow().stayMinutes()).isEqualTo(10);
    assertThat(city.findCrowdArea("square").orElseThrow().deviceShare()).isNull();
    assertThat(city.findCrowdArea("market-street").orElseThrow().deviceShare())
        .isEqualTo(new DeviceShare(0.4, 0.1));
    assertThat(city.counters()).extracting(PeopleCounter::area).contains("square");
    assertThat(city.findCounter("gate-2").orElseThrow().widthMeters()).isEqualTo(4);
    assertThat(city.findCounter("gate-9")).isEmpty();
  }

  @Test
  void readsWhereCamerasFollowPeople() {
    City city = Testville.city();
    MeasuringArea passage = city.findMeasuringArea("square-passage").orElseThrow();

    assertThat(city.measuringAreas()).containsExactly(passage);
    assertThat(passage.area()).isEqualTo("square");
    assertThat(passage.walkable().areaSquareMeters()).isEqualTo(48);
    assertThat(passage.measured().areaSquareMeters()).isEqualTo(16);
    assertThat(passage.line().lengthMeters()).isEqualTo(4);
    // y goes east, so two metres of y are two metres of longitude.
    assertThat(passage.position().lat()).isCloseTo(31.05, within(1e-9));
    assertThat(passage.position().lon()).isGreaterThan(118.05);
    assertThat(passage.position().distanceMeters(passage.origin())).isCloseTo(2, within(1e-3));
    assertThat(city.findMeasuringArea("nowhere")).isEmpty();
  }
}
