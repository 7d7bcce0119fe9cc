package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.QualityRules;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QualityYamlTest {
  private final Problems problems = new Problems();

  private QualityRules read(String text) {
    return QualityYaml.read(
        Testville.files().with(QualityYaml.FILE, text.getBytes(StandardCharsets.UTF_8)), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefaults() {
    assertThat(Testville.city().quality())
        .isEqualTo(new QualityRules(60, 0.9, 180, new QualityRules.Clocks(10, 5, 60)));
  }

  @Test
  void whatACitySaysTakesThePlaceOfTheDefault() {
    QualityRules rules = read("windowMinutes: 30\nclocks:\n  readings: 8\n");
    assertThat(problems.refusals()).isEmpty();
    assertThat(rules).isEqualTo(new QualityRules(30, 0.9, 180, new QualityRules.Clocks(10, 8, 60)));
  }

  @Test
  void whatIsWrongIsToldWithItsLineAndTheDefaultStandsIn() {
    QualityRules rules = read("windowMinutes: 5\nleastUsableShare: 1.5\nwidth: 3\n");
    assertThat(rules.windowMinutes()).isEqualTo(60);
    assertThat(rules.leastUsableShare()).isEqualTo(0.9);
    assertThat(problems.refusals())
        .extracting(Problem::file, Problem::where, Problem::field)
        .contains(
            org.assertj.core.groups.Tuple.tuple("quality.yaml", "line 1", "windowMinutes"),
            org.assertj.core.groups.Tuple.tuple("quality.yaml", "line 2", "leastUsableShare"),
            org.assertj.core.groups.Tuple.tuple("quality.yaml", "line 3", "width"));
  }
}
