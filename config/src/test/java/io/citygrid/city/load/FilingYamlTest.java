package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.ReportSource;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilingYamlTest {
  private static final String RULES =
      """
      rules:
        - {sources: [CITIZEN], categories: [E0101], filing: AFTER_FIELD_CHECK}
        - {sources: [CITIZEN, HOTLINE], filing: BY_PERSON}
        - {categories: [E02], filing: AFTER_FIELD_CHECK}
      """;

  private static CheckedCity check(String rules) {
    return new CityLoader()
        .check(
            Testville.files().with("filing.yaml", rules.getBytes(StandardCharsets.UTF_8)),
            Testville.city(Testville.files(), 1).version(),
            Map.of());
  }

  private static Filing filing(City city, ReportSource source, String category) {
    return city.filing().of(source, city.findCategory(category).orElseThrow());
  }

  @Test
  void theFirstRuleThatFitsHolds() {
    City city = check(RULES).city().orElseThrow();

    assertThat(filing(city, ReportSource.CITIZEN, "E0101")).isEqualTo(Filing.AFTER_FIELD_CHECK);
    assertThat(filing(city, ReportSource.CITIZEN, "E0102")).isEqualTo(Filing.BY_PERSON);
    assertThat(filing(city, ReportSource.HOTLINE, "E0101")).isEqualTo(Filing.BY_PERSON);
    assertThat(filing(city, ReportSource.SENSOR, "E0201")).isEqualTo(Filing.AFTER_FIELD_CHECK);
    assertThat(filing(city, ReportSource.GRID_WORKER, "E0101")).isEqualTo(Filing.BY_RULE);
  }

  @Test
  void aCityWithoutTheFileFilesAllByRule() {
    City city = Testville.city(Testville.files(), 1);

    assertThat(filing(city, ReportSource.CITIZEN, "E0101")).isEqualTo(Filing.BY_RULE);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    CheckedCity checked =
        check(
            """
            rules:
              - {sources: [MOON], categories: [E0101, Z9], filing: BY_PERSON}
              - {sources: [CITIZEN]}
              - {filing: LATER, when: now}
            """);

    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("filing.yaml, line 2", "sources", "MOON"),
            text -> assertThat(text).contains("line 2", "'Z9', which is no category and no class"),
            text -> assertThat(text).contains("line 3", "filing: is missing"),
            text -> assertThat(text).contains("line 4", "LATER"),
            text -> assertThat(text).contains("line 4", "when: is not known here"));
  }
}
