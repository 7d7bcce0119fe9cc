package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Merging;
import io.citygrid.city.MergingRule;
import io.citygrid.city.MergingRules;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergingYamlTest {
  private static CheckedCity check(String rules) {
    return new CityLoader()
        .check(
            Testville.files().with("merging.yaml", rules.getBytes(StandardCharsets.UTF_8)),
            new CityVersion(1, 1, 1, Testville.FOUNDED),
            Map.of());
  }

  private static MergingRule rule(City city, String category) {
    return city.merging().of(city.findCategory(category).orElseThrow());
  }

  @Test
  void theFirstRuleThatFitsHoldsAndWhatItLeavesOutIsTheDefault() {
    City city =
        check(
                """
                rules:
                  - {categories: [E0101], radiusMeters: 12.5, windowMinutes: 180}
                  - {categories: [E01], merging: OFFERED}
                  - {categories: [E02], merging: OFF}
                """)
            .city()
            .orElseThrow();
    assertThat(rule(city, "E0101"))
        .isEqualTo(new MergingRule(List.of("E0101"), Merging.BY_RULE, 12.5, 180));
    assertThat(rule(city, "E0102"))
        .isEqualTo(new MergingRule(List.of("E01"), Merging.OFFERED, 50, 1_440));
    assertThat(rule(city, "E0201").merging()).isEqualTo(Merging.OFF);
    assertThat(rule(city, "E0301")).isEqualTo(MergingRules.DEFAULT);
  }

  @Test
  void aCityWithoutTheFileMergesByDefault() {
    var contents = new TreeMap<>(Testville.files().contents());
    contents.remove("merging.yaml");
    City city = Testville.city(new CityFiles(contents), 1);
    assertThat(rule(city, "E0101")).isEqualTo(MergingRules.DEFAULT);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    CheckedCity checked =
        check(
            """
            rules:
              - {categories: [Z9], merging: ALWAYS, radiusMeters: 1001, windowMinutes: 1.5}
              - {radiusMeters: -1, windowMinutes: 50000, near: 5}
            """);
    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("merging.yaml, line 2", "'Z9'"),
            text -> assertThat(text).contains("line 2", "ALWAYS"),
            text -> assertThat(text).contains("line 2", "radiusMeters", "at most 1000"),
            text -> assertThat(text).contains("line 2", "windowMinutes", "whole number"),
            text -> assertThat(text).contains("line 3", "radiusMeters", "at least 0"),
            text -> assertThat(text).contains("line 3", "windowMinutes", "at most 43200"),
            text -> assertThat(text).contains("line 3", "near: is not known here"));
  }
}
