package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.FlowRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowYamlTest {
  private final Problems problems = new Problems();

  private FlowRules read(String text) {
    return FlowYaml.read(
        CityFiles.of(Map.of("flow.yaml", text.getBytes(StandardCharsets.UTF_8))), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    FlowRules rules = FlowYaml.read(CityFiles.of(Map.of()), problems);

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules)
        .isEqualTo(
            new FlowRules(
                new FlowRules.Measuring(15, 15, List.of(AreaLevel.DISTRICT, AreaLevel.TOWNSHIP)),
                new FlowRules.Stays(10, 300, 30),
                new FlowRules.Trips(180),
                new CrowdRules.Usual(2, 20, 4)));
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    FlowRules rules = read("stays: {minutes: 5}\nmeasuring: {levels: [COMMUNITY]}\n");

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules.stays()).isEqualTo(new FlowRules.Stays(5, 300, 30));
    assertThat(rules.measuring().levels()).containsExactly(AreaLevel.COMMUNITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "measuring: {intervalMinutes: 7} | measuring.intervalMinutes: must divide an hour but is 7",
        "measuring: {levels: [STREET]} | levels: must be one of CITY, DISTRICT, TOWNSHIP",
        "measuring: {levels: [CITY]} | levels: must not name CITY",
        "measuring: {levels: [DISTRICT, DISTRICT]} | levels: names DISTRICT twice",
        "stays: {minutes: 0} | stays.minutes",
        "stays: {radiusMeters: 5001} | stays.radiusMeters: must be at most 5000.0 but is '5001'",
        "trips: {longestMinutes: 20} | must not be less than stays.longestSilenceMinutes, 30, but"
            + " is 20",
        "usual: {mostDays: 1} | usual.mostDays: must not be less than leastDays, 2, but is 1",
        "flows: 1 | flow.yaml, line 1, flows: is not known here",
      })
  void refusesWhatMakesNoSense(String text, String problem) {
    assertThat(read(text)).isNotNull();

    assertThat(problems.refusals()).hasSize(1);
    assertThat(problems.refusals().get(0).toString()).contains(problem);
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    read("measuring: {intervalMinutes: 7}\nstays: {minutes: 0}\nusual: {unusualScore: 0}\n");

    assertThat(problems.refusals()).hasSize(3);
  }
}
