package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarYamlTest {
  @ParameterizedTest
  @ValueSource(strings = {"weekly: {}", "weekly: {MONDAY: [], TUESDAY: []}"})
  void refusesAWeekInWhichNobodyWorks(String text) {
    Problems problems = new Problems();
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    CalendarYaml.read(
        new CityFiles(new TreeMap<>(Map.of("calendar.yaml", content))), ZoneOffset.UTC, problems);

    assertThat(problems.refusals())
        .extracting(Problem::toString)
        .containsExactly(
            "calendar.yaml, line 1, weekly: gives no day any working time; limits in working time"
                + " would never end");
  }
}
