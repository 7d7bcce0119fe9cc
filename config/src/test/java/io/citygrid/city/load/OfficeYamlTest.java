package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.CityVersion;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.OfficeRules;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeYamlTest {
  private static final String FULL =
      """
      score: {late: 30, urge: 0}
      plans:
        - id: storm
          names: {zh: 暴雨, en: Storm}
          kind: EMERGENCY
          tasks:
            - id: pumps
              names: {zh: 排水, en: Pumps}
              scope: {zh: 各区, en: Each district}
              function: water
              per: DISTRICT
              limit: {amount: 2, unit: EMERGENCY_HOURS}
              budgetCents: 500000
              steps:
                - {names: {zh: 开泵, en: Start}, weight: 3}
                - {names: {zh: 通报, en: Tell}, function: market-supervision}
      """;

  private static CheckedCity check(String text) {
    return new CityLoader()
        .check(
            Testville.files().with("office.yaml", text.getBytes(StandardCharsets.UTF_8)),
            new CityVersion(1, 1, 1, Testville.FOUNDED),
            Map.of());
  }

  @Test
  void readsAPlan() {
    OfficeRules rules = check(FULL).city().orElseThrow().office();
    assertThat(rules.losses()).isEqualTo(new OfficeRules.ScoreLoss(30, 10, 10, 10, 5, 0, 10));
    OfficePlan plan = rules.findPlan("storm").orElseThrow();
    assertThat(plan.kind()).isEqualTo(OfficePlan.Kind.EMERGENCY);
    OfficePlan.PlannedTask task = plan.tasks().get(0);
    assertThat(task.per()).isEqualTo(AreaLevel.DISTRICT);
    assertThat(task.limit()).isEqualTo(new TimeLimit(2, LimitUnit.EMERGENCY_HOURS));
    assertThat(task.budgetCents()).isEqualTo(500_000);
    assertThat(task.steps()).extracting(OfficePlan.PlannedStep::weight).containsExactly(3, 1);
    assertThat(task.steps())
        .extracting(OfficePlan.PlannedStep::function)
        .containsExactly("", "market-supervision");
  }

  @Test
  void aCityMayDoWithout() {
    OfficeRules rules = Testville.city().office();
    assertThat(rules.plans()).isEqualTo(List.of());
    assertThat(rules.losses()).isEqualTo(new OfficeRules.ScoreLoss(20, 10, 10, 10, 5, 5, 10));
  }

  /** What is wrong is told with its line and field, and what to do about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "late: 30| late: 130| 1| score.late| whole number from 0 to 100",
        "late: 30| later: 30| 1| score.later| is not known here",
        "id: storm| id: a/b| 3| plans[1].id| must not contain a slash",
        "kind: EMERGENCY| kind: PARTY| 5| plans[1].kind| must be one of",
        "function: water| function: urban-management| 10| plans[1].tasks[1].function|"
            + " 'urban-management' is no function of a department in or above 990103",
        "function: market-supervision| function: nobody| 16| plans[1].tasks[1].steps[2].function|"
            + " is no function of a department",
        "amount: 2| amount: 0| 12| plans[1].tasks[1].limit.amount| must be a number of at least 1",
        "unit: EMERGENCY_HOURS| unit: YEARS| 12| plans[1].tasks[1].limit.unit| must be one of",
        "weight: 3| weight: 0.5| 15| plans[1].tasks[1].steps[1].weight| at least 1",
        "budgetCents: 500000| budgetCents: 0.5| 13| plans[1].tasks[1].budgetCents| whole number",
      })
  void whatIsWrongIsToldWhereItStands(
      String right, String wrong, int line, String field, String message) {
    assertThat(check(FULL.replace(right, wrong)).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("office.yaml");
              assertThat(problem.where()).isEqualTo("line " + line);
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void anIdTwiceIsRefused() {
    String twice = FULL + FULL.substring(FULL.indexOf("  - id: storm"));
    assertThat(check(twice).problems())
        .anySatisfy(
            problem -> assertThat(problem.message()).contains("'storm' is already on line 3"));
  }
}
