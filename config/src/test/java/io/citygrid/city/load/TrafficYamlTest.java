package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.RoadClass;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficYamlTest {
  private final Problems problems = new Problems();

  private TrafficRules read(String text) {
    return TrafficYaml.read(
        CityFiles.of(Map.of("traffic.yaml", text.getBytes(StandardCharsets.UTF_8))), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    TrafficRules rules = TrafficYaml.read(CityFiles.of(Map.of()), problems);

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules.measuring()).isEqualTo(new TrafficRules.Measuring(5, 30, 30, 10, 2));
    assertThat(rules.levels().freeFlowShares()).containsExactly(0.7, 0.5, 0.4, 0.3);
    assertThat(rules.levels().boundsKmh(RoadClass.EXPRESSWAY)).containsExactly(65., 50., 35., 20.);
    assertThat(rules.levels().boundsKmh(RoadClass.ARTERIAL)).containsExactly(40., 30., 20., 15.);
    assertThat(rules.levels().boundsKmh(RoadClass.OTHER)).containsExactly(35., 25., 15., 10.);
    assertThat(rules.levels().indexRatios()).containsExactly(1.0, 1.2, 1.5, 1.8, 2.1, 2.4);
    assertThat(rules.freeFlow()).isEqualTo(new TrafficRules.FreeFlow(30, 60));
    assertThat(rules.usual()).isEqualTo(new TrafficRules.Usual(2, 20));
    assertThat(rules.detectors())
        .isEqualTo(new TrafficRules.Detectors(180, 3_000, 120, 180, 6.5, 0.05, 4));
    assertThat(rules.incidents()).isEqualTo(new TrafficRules.Incidents(0.5, 0.6, 2, 0.7, 0.2));
    assertThat(rules.matching())
        .isEqualTo(new TrafficRules.Matching(60, 5, 25, 60, 120, 180, 180, 4, 7));
    assertThat(rules.travel()).isEqualTo(new TrafficRules.Travel(10, 0.5, 2, 20));
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    TrafficRules defaults = TrafficYaml.read(CityFiles.of(Map.of()), problems);
    TrafficRules rules =
        read("levels: {arterialKmh: [44, 33, 22, 11]}\nincidents: {dropShare: 0.4}\n");

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules.levels().arterialKmh()).isEqualTo(List.of(44., 33., 22., 11.));
    assertThat(rules.levels().otherKmh()).isEqualTo(defaults.levels().otherKmh());
    assertThat(rules.incidents().dropShare()).isEqualTo(0.4);
    assertThat(rules.incidents().clearShare()).isEqualTo(defaults.incidents().clearShare());
    assertThat(rules.matching()).isEqualTo(defaults.matching());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "measuring: {intervalMinutes: 4.5} | measuring.intervalMinutes: must be a whole number",
        "measuring: {intervalMinutes: 15} | must be a whole number from 1 to 5",
        "levels: {otherKmh: [1, 2, 3, 4]} | levels.otherKmh: must be 4 numbers above 0, each smaller",
        "levels: {indexRatios: [1, 2]} | must be 6 numbers above 0, each greater",
        "freeFlow: {mostDays: 3} | freeFlow.mostDays: must not be less than leastDays, 30, but is 3",
        "incidents: {clearShare: 0.1} | must not be less than dropShare, 0.5, but is 0.1",
        "incidents: {dropShare: 2} | must be a share from 0 to 1",
        "usual: {mostDays: 1} | usual.mostDays: must not be less than leastDays, 2, but is 1",
        "incidents: {newestWeight: 1.2} | incidents.newestWeight: must be a share from 0 to 1",
        "measuring: {correctedEverySeconds: 301} | correctedEverySeconds: must be a whole number from 1 to 300",
        "measuring: {contradictionFactor: 0.5} | must be a number of at least 1 but is '0.5'",
        "detectors: {jamDensityPerKm: 0} | detectors.jamDensityPerKm: must be a number of at least 1",
        "detectors: {effectiveMeters: 60} | detectors.effectiveMeters: must be at most 50.0",
        "detectors: {leastOccupancy: 5} | detectors.leastOccupancy: must be a share from 0 to 1",
        "detectors: {occupancyFactor: 0.2} | detectors.occupancyFactor: must be a number of at least 1",
        "matching: {highestSpeedKmh: 1000} | must be at most 400.0 but is '1000'",
        "matching: {frozenSeconds: 90000} | must be a whole number from 1 to 86400",
        "travel: {heldMinutes: 90} | travel.heldMinutes: must be a whole number from 1 to 60",
        "travel: {leastMeasuredShare: 2} | must be a share from 0 to 1",
        "travel: {mostDays: 1} | travel.mostDays: must not be less than leastDays, 2, but is 1",
        "roads: 1 | traffic.yaml, line 1, roads: is not known here",
      })
  void refusesWhatMakesNoSense(String text, String problem) {
    assertThat(read(text)).isNotNull();

    assertThat(problems.refusals()).hasSize(1);
    assertThat(problems.refusals().get(0).toString()).contains(problem);
  }
}
