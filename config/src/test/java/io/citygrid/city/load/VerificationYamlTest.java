package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.VerificationRules;
import io.citygrid.city.VerificationRules.RewardRange;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationYamlTest {
  private static List<String> problemsOf(String text) {
    CityFiles files =
        Testville.files().with("verification.yaml", text.getBytes(StandardCharsets.UTF_8));
    return new CityLoader()
        .check(files, Testville.city().version(), java.util.Map.of()).problems().stream()
            .map(Problem::toString)
            .toList();
  }

  private static VerificationRules read(String text) {
    return Testville.city(
            Testville.files().with("verification.yaml", text.getBytes(StandardCharsets.UTF_8)), 1)
        .verification();
  }

  @Test
  void aCityWithoutTheFileAsksNoCitizens() {
    VerificationRules rules = Testville.city().verification();

    assertThat(rules.categories()).isEmpty();
    assertThat(rules.covers("E0101")).isFalse();
    assertThat(rules.radiiMeters()).containsExactly(500.0, 1_000.0, 2_000.0);
    assertThat(rules.holdMinutes()).isEqualTo(30);
    assertThat(rules.reward())
        .isEqualTo(new VerificationRules.Reward(new RewardRange(300, 400), 100_000));
    assertThat(rules.limits()).isEqualTo(new VerificationRules.Limits(10, 3, 120, 2, 30));
  }

  @Test
  void aCityNamesItsCategoriesOrAll() {
    assertThat(read("categories: [E0101]\n").covers("E0101")).isTrue();
    assertThat(read("categories: [E0101]\n").covers("E0102")).isFalse();
    assertThat(read("categories: ['*']\n").covers("E0102")).isTrue();
  }

  @Test
  void whatACityLeavesOutIsTheDefault() {
    VerificationRules rules = read("holdMinutes: 20\nreward:\n  mostCents: 500\n");

    assertThat(rules.holdMinutes()).isEqualTo(20);
    assertThat(rules.ringMinutes()).isEqualTo(30);
    assertThat(rules.reward())
        .isEqualTo(new VerificationRules.Reward(new RewardRange(300, 500), 100_000));
  }

  @Test
  void aCategoryMayHaveARewardOfItsOwnAndTheFirstRowHolds() {
    VerificationRules rules =
        read(
            """
            rewards:
              - {categories: [E0102], leastCents: 600, mostCents: 900}
              - {categories: [E01], leastCents: 500, mostCents: 500}
            """);

    assertThat(rules.rewardOf("E0102")).isEqualTo(new RewardRange(600, 900));
    assertThat(rules.rewardOf("E0101")).isEqualTo(new RewardRange(500, 500));
    assertThat(rules.rewardOf("E0201")).isEqualTo(new RewardRange(300, 400));
  }

  @Test
  void refusesRewardsOfCategoriesThatHoldNothing() {
    assertThat(problemsOf("rewards:\n  - {categories: [E09], leastCents: 1, mostCents: 2}\n"))
        .anyMatch(text -> text.contains("names 'E09', which is no category"));
    assertThat(problemsOf("rewards:\n  - {categories: [E01], leastCents: 9, mostCents: 2}\n"))
        .anyMatch(text -> text.contains("must not be less than leastCents, 9, but is 2"));
    assertThat(problemsOf("rewards:\n  - {categories: [E01], leastCents: 9}\n"))
        .anyMatch(text -> text.contains("mostCents"));
    assertThat(problemsOf("rewards:\n  - {leastCents: 1, mostCents: 2}\n"))
        .anyMatch(text -> text.contains("for which categories is the reward another?"));
  }

  @Test
  void refusesCategoriesThatAreNoneAndRangesThatHoldNothing() {
    assertThat(problemsOf("categories: [E9999]\n"))
        .anyMatch(text -> text.contains("names 'E9999', which is no category of categories.csv"));
    assertThat(problemsOf("reward:\n  leastCents: 500\n"))
        .anyMatch(text -> text.contains("must not be less than leastCents, 500, but is 400"));
    assertThat(problemsOf("radiiMeters: [500, 400, 2000]\n"))
        .anyMatch(text -> text.contains("each greater than the one before"));
  }
}
