package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.InsightRules;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InsightYamlTest {
  private static List<String> problemsOf(String text) {
    CityFiles files = Testville.files().with("insight.yaml", text.getBytes(StandardCharsets.UTF_8));
    return new CityLoader()
        .check(files, Testville.city().version(), Map.of()).problems().stream()
            .map(Problem::toString)
            .toList();
  }

  private static InsightRules read(String text) {
    return Testville.city(
            Testville.files().with("insight.yaml", text.getBytes(StandardCharsets.UTF_8)), 1)
        .insight();
  }

  @Test
  void aCityWithoutTheFileHasTheUsualRules() {
    InsightRules rules = Testville.city().insight();

    assertThat(rules.reviewMinutes()).isEqualTo(60);
    assertThat(rules.windowsDays()).containsExactly(1, 7, 30);
    assertThat(rules.leastCases()).isEqualTo(new InsightRules.LeastCases(3, 4, 10));
    assertThat(rules.clusters()).isEqualTo(new InsightRules.Clusters(30, 7, 0.5, 2_000, 5, 365));
    assertThat(rules.departments()).isEqualTo(new InsightRules.Departments(7, 10));
    assertThat(rules.devices()).isEqualTo(new InsightRules.Devices(7, 5, 0.5, 10));
    assertThat(rules.horizonDays()).isEqualTo(121);
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    InsightRules rules =
        read("windowsDays: [1, 2, 3]\nfalseShare: 0.2\nclusters:\n  falseAlarmDays: 30\n");

    assertThat(rules.windowsDays()).containsExactly(1, 2, 3);
    assertThat(rules.falseShare()).isEqualTo(0.2);
    assertThat(rules.clusters().falseAlarmDays()).isEqualTo(30);
    assertThat(rules.clusters().days()).isEqualTo(30);
    assertThat(rules.usualDays()).isEqualTo(90);
  }

  @Test
  void refusesWhatCannotBeReviewed() {
    assertThat(problemsOf("reviewMinutes: 7\n"))
        .containsExactly("insight.yaml, line 1, reviewMinutes: must divide a day evenly but is 7");
    assertThat(problemsOf("windowsDays: [1, 1, 30]\n")).anyMatch(one -> one.contains("greater"));
    assertThat(problemsOf("windowsDays: [1, 2.5, 30]\n"))
        .anyMatch(one -> one.contains("must be whole days"));
    assertThat(problemsOf("falseShare: 1\n"))
        .anyMatch(one -> one.contains("must lie above 0 and below 1"));
    assertThat(problemsOf("clusters:\n  mostDays: 30\n"))
        .anyMatch(one -> one.contains("must be less than days, 30, but is 30"));
    assertThat(problemsOf("devices:\n  leastShare: 2\n"))
        .anyMatch(one -> one.contains("must be a share from 0 to 1"));
    assertThat(problemsOf("leaveOut: [E9999]\n"))
        .anyMatch(one -> one.contains("names 'E9999', which is no category"));
    assertThat(problemsOf("sureness: 3\n")).isNotEmpty();
  }
}
