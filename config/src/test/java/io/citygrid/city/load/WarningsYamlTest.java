package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.CityVersion;
import io.citygrid.city.DutyRole;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.WatchableFinding;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsYamlTest {
  private static final String FULL =
      """
      rules:
        - id: jam
          names: {zh: 拥堵, en: Congestion}
          metric: traffic/area/*/index
          areas: [990101]
          levels: {YELLOW: 6, RED: 9.5}
          margin: 1
          leastQuality: 0.5
          holdMinutes: 10
          validMinutes: 90
          departments: [river-urban]
          roles: [OPERATOR]
          escalateAfterMinutes: 15
          escalateTo: [SUPERVISOR]
          instruction: {zh: 疏导, en: Direct traffic}
      """;

  private static CheckedCity check(String text) {
    return new CityLoader()
        .check(
            Testville.files().with("warnings.yaml", text.getBytes(StandardCharsets.UTF_8)),
            new CityVersion(1, 1, 1, Testville.FOUNDED),
            Map.of());
  }

  private static WarningRule only(String text) {
    List<WarningRule> rules = check(text).city().orElseThrow().warnings();
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }

  @Test
  void readsARule() {
    WarningRule rule = only(FULL);
    assertThat(rule.source()).isEqualTo(WarningSource.METRIC);
    assertThat(rule.steps())
        .containsExactly(
            new WarningRule.Step(AlertLevel.YELLOW, 6), new WarningRule.Step(AlertLevel.RED, 9.5));
    assertThat(rule.hold()).isEqualTo(Duration.ofMinutes(10));
    assertThat(rule.validity()).isEqualTo(Duration.ofMinutes(90));
    assertThat(rule.recipients())
        .isEqualTo(
            new WarningRule.Recipients(
                List.of("river-urban"),
                List.of(DutyRole.OPERATOR),
                15,
                List.of(DutyRole.SUPERVISOR)));
    assertThat(rule.areas()).containsExactly("990101");
  }

  @Test
  void whatIsLeftOutIsTheDefault() {
    WarningRule rule =
        only(
            """
            rules:
              - id: water
                names: {en: Water}
                alert: water-high
                levels: {ORANGE: 2}
                roles: [OPERATOR]
                instruction: {en: Pump}
            """);
    assertThat(rule.per()).isEqualTo(AreaLevel.CITY);
    assertThat(rule.validMinutes()).isEqualTo(60);
    assertThat(rule.holdMinutes()).isZero();
    assertThat(rule.recipients().escalateTo()).isEmpty();
  }

  @Test
  void bulletinsHaveTheirOwnLevels() {
    WarningRule rule =
        only(
            """
            rules:
              - {id: storm, names: {zh: 暴雨}, bulletin: 暴雨*, leastLevel: YELLOW, roles: [OPERATOR],
                 instruction: {zh: 抽排}}
            """);
    assertThat(rule.steps())
        .extracting(WarningRule.Step::level)
        .containsExactly(AlertLevel.YELLOW, AlertLevel.ORANGE, AlertLevel.RED);
    assertThat(rule.reaches(0, BULLETIN_BLUE)).isFalse();
    assertThat(rule.reaches(0, BULLETIN_BLUE + 1)).isTrue();
  }

  private static final double BULLETIN_BLUE = 1;

  @Test
  void aRuleMayWatchFindings() {
    WarningRule rule =
        only(
            """
            rules:
              - id: cluster
                names: {zh: 聚集, en: Cluster}
                finding: CLUSTER
                categories: [E01]
                mostChance: 0.01
                levels: {BLUE: 5, ORANGE: 20}
                roles: [OPERATOR]
                instruction: {en: Look}
            """);
    assertThat(rule.source()).isEqualTo(WarningSource.FINDING);
    assertThat(rule.watches("CLUSTER")).isTrue();
    assertThat(rule.watches("CATEGORY_RISE")).isFalse();
    assertThat(rule.validity()).isEqualTo(Duration.ofDays(7));
    assertThat(rule.counts("E0101", "E01", 0.01)).isTrue();
    assertThat(rule.counts("E0101", "E01", 0.011)).isFalse();
    assertThat(rule.counts("E0201", "E02", 0.01)).isFalse();
    assertThat(only(FULL).counts("E0101", "E01", 0)).as("it watches a metric").isFalse();
  }

  /** A city is loaded without knowing messages, so the names stand twice. */
  @Test
  void whatCanBeWatchedIsWhatIsFound() {
    assertThat(WatchableFinding.values())
        .extracting(WatchableFinding::name)
        .containsExactly(
            Stream.of(FindingKind.values()).map(FindingKind::name).toArray(String[]::new));
  }

  @Test
  void whatIsWrongInARuleOverFindingsIsToldWhereItStands() {
    CheckedCity checked =
        check(
            """
            rules:
              - id: a
                names: {zh: 甲}
                finding: CLUSTERS
                categories: [X99]
                levels: {BLUE: 5}
                per: DISTRICT
                mostChance: 1.5
                roles: [OPERATOR]
                instruction: {zh: 乙}
              - id: b
                names: {zh: 甲}
                finding: DEPARTMENT_BEHIND
                categories: [E0101]
                levels: {BLUE: 5}
                leastQuality: 0.5
                roles: [OPERATOR]
                instruction: {zh: 乙}
              - id: c
                names: {zh: 甲}
                alert: water-high
                levels: {BLUE: 5}
                mostChance: 0.5
                roles: [OPERATOR]
                instruction: {zh: 乙}
            """);
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("line 4", "finding", "CLUSTER,", "'CLUSTERS'"),
            text -> assertThat(text).contains("line 5", "categories", "X99"),
            text -> assertThat(text).contains("line 7", "per", "has no meaning"),
            text -> assertThat(text).contains("line 8", "mostChance", "share"),
            text -> assertThat(text).contains("line 14", "categories", "DEPARTMENT_BEHIND"),
            text -> assertThat(text).contains("line 16", "leastQuality", "has no meaning"),
            text -> assertThat(text).contains("line 23", "mostChance", "has no meaning"));
  }

  @Test
  void aCityWithoutTheFileWarnsOfNothing() {
    assertThat(Testville.city().warnings()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    CheckedCity checked =
        check(
            """
            rules:
              - id: a/b
                names: {zh: 甲}
                metric: m
                alert: fire
                levels: {YELLOW: 5, RED: 4}
                roles: [MAYOR]
                instruction: {zh: 乙}
              - id: a
                names: {zh: 甲}
                alert: fire
                per: WARD
                holdMinutes: 1.5
                validMinutes: 0
                areas: [990109]
                departments: [fire]
                escalateAfterMinutes: 5
                leastQuality: 0.5
                instruction: {}
                color: red
              - {id: a, names: {zh: 甲}, bulletin: 雨, levels: {RED: 1}, instruction: {zh: 乙}}
            """);
    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("line 2", "id", "slash"),
            text -> assertThat(text).contains("line 5", "alert", "exactly one of"),
            text -> assertThat(text).contains("line 6", "levels.RED", "must be higher"),
            text -> assertThat(text).contains("line 7", "roles", "MAYOR"),
            text -> assertThat(text).contains("line 7", "roles", "departments or roles"),
            text -> assertThat(text).contains("line 11", "alert", "no rule 'fire'"),
            text -> assertThat(text).contains("line 12", "per", "WARD"),
            text -> assertThat(text).contains("line 13", "holdMinutes", "whole minutes"),
            text -> assertThat(text).contains("line 14", "validMinutes", "at least 1"),
            text -> assertThat(text).contains("line 15", "areas", "990109"),
            text -> assertThat(text).contains("line 16", "departments", "fire"),
            text -> assertThat(text).contains("escalateTo", "exactly when"),
            text -> assertThat(text).contains("line 18", "leastQuality", "has no meaning"),
            text -> assertThat(text).contains("line 19", "instruction", "needs a name"),
            text -> assertThat(text).contains("line 20", "color", "is not known here"),
            text -> assertThat(text).contains("levels", "at least one level"),
            text -> assertThat(text).contains("line 21", "id", "already on line 9"),
            text -> assertThat(text).contains("line 21", "levels", "has no meaning"),
            text -> assertThat(text).contains("line 21", "roles", "recipients"));
  }

  @ParameterizedTest
  @CsvSource({
    "traffic/area/*/index, traffic/area/990101/index, true",
    "traffic/area/*/index, traffic/area/990101/severe-share, false",
    "*, anything, true",
    "暴雨*, 暴雨, true",
    "暴雨*, 大暴雨, false",
    "*雨*, 雷暴雨夹雪, true",
    "a*b*c, a1b2b3c, true",
    "a*b*c, a1b2b3, false",
    "flood, flood, true",
    "flood, flooding, false",
  })
  void aStarStandsForAnyText(String watched, String name, boolean matches) {
    WarningRule rule = only(FULL.replace("traffic/area/*/index", "\"" + watched + "\""));
    assertThat(rule.watches(name)).isEqualTo(matches);
  }

  @Test
  void belowIsTheMirrorImage() {
    WarningRule rule =
        only(
            FULL.replace(
                "levels: {YELLOW: 6, RED: 9.5}",
                "levels: {YELLOW: 6, RED: 3}\n    direction: BELOW"));
    assertThat(rule.reaches(0, 6)).isTrue();
    assertThat(rule.reaches(0, 6.1)).isFalse();
    assertThat(rule.leaves(0, 7)).isFalse();
    assertThat(rule.leaves(0, 7.1)).isTrue();
  }
}
