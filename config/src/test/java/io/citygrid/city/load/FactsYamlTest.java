package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.VisitRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FactsYamlTest {
  private final Problems problems = new Problems();

  private VisitRules read(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return FactsYaml.read(new CityFiles(new TreeMap<>(Map.of("facts.yaml", content))), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    assertThat(FactsYaml.read(new CityFiles(new TreeMap<>()), problems))
        .isEqualTo(new VisitRules(180, 90, 30));
    assertThat(problems.refusals()).isEmpty();
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    assertThat(read("businessVisitDays: 7\n")).isEqualTo(new VisitRules(180, 90, 7));
    assertThat(problems.refusals()).isEmpty();
  }

  @Test
  void refusesVisitsThatNeverOrAlwaysAreDue() {
    assertThat(read("dwellingVisitDays: 0\nhouseholdVisitDays: 100000\n")).isNotNull();

    assertThat(problems.refusals())
        .extracting(Problem::toString)
        .anyMatch(text -> text.contains("dwellingVisitDays: must be a number of at least 1"))
        .anyMatch(text -> text.contains("householdVisitDays: must be a whole number from 1 to"));
  }
}
