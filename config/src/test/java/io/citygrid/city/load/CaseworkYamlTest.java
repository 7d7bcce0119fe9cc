package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CaseworkRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseworkYamlTest {
  private static final CaseworkRules DEFAULT =
      new CaseworkRules(15, 15, 30, 0.25, 1, 5, 1, 2, 1, 365, 30, 100);

  private final Problems problems = new Problems();

  private CaseworkRules read(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return CaseworkYaml.read(
        new CityFiles(new TreeMap<>(Map.of("casework.yaml", content))), problems);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    assertThat(CaseworkYaml.read(new CityFiles(new TreeMap<>()), problems)).isEqualTo(DEFAULT);
    assertThat(problems.refusals()).isEmpty();
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    CaseworkRules rules = read("dispatchMinutes: 20\nyellowShare: 0.5\n");

    assertThat(problems.refusals()).isEmpty();
    assertThat(rules).isEqualTo(new CaseworkRules(15, 20, 30, 0.5, 1, 5, 1, 2, 1, 365, 30, 100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "returns: -1 | casework.yaml, line 1, returns: must be a number of at least 0",
        "extensions: 1.5 | casework.yaml, line 1, extensions: must be a whole number from 0",
        "acceptanceMinutes: 0 | acceptanceMinutes: must be a number of at least 1 but is '0'",
        "onTheSpotMeters: 0 | onTheSpotMeters: must be a number of at least 1 but is '0'",
        "reopenDays: 100000 | reopenDays: must be a whole number from 0 to 36525",
        "yellowShare: 25 | yellowShare: must be a share from 0 to 1 but is '25'",
        "escalationWorkingDays: 1 | must be more than reminderWorkingDays, 1, but is 1",
        "suspension: 1 | casework.yaml, line 1, suspension: is not known here",
      })
  void refusesWhatMakesNoSense(String text, String problem) {
    assertThat(read(text)).isNotNull();

    assertThat(problems.refusals()).hasSize(1);
    assertThat(problems.refusals().get(0).toString()).contains(problem);
  }
}
