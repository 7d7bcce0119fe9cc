package io.citygrid.city;

import java.util.List;

/**
 * How citizens check handled cases for a reward (红包核查).
 *
 * @param categories codes of the categories that citizens check; {@link #ANY} for all
 * @param radiiMeters to citizens how near a task is offered, growing
 * @param ringMinutes after how long without a taker the next radius holds; after the last one the
 *     grid worker has the task
 * @param holdMinutes for how long the one who took a task has it
 * @param nearMeters how near the answer must be given, beside the accuracy of the position
 * @param mostAccuracyMeters a position less exact than this proves nothing
 * @param secondShare which share of answers is checked by a second citizen; 0 to 1
 * @param reward what an answer is worth where {@code rewards} says nothing else
 * @param rewards what it is worth for some categories; the first that names a category holds
 */
public record VerificationRules(
    List<String> categories,
    List<Double> radiiMeters,
    int ringMinutes,
    int holdMinutes,
    double nearMeters,
    double mostAccuracyMeters,
    double secondShare,
    Reward reward,
    List<CategoryReward> rewards,
    Limits limits) {
  /** Stands for every category. */
  public static final String ANY = "*";

  public VerificationRules {
    categories = List.copyOf(categories);
    radiiMeters = List.copyOf(radiiMeters);
    rewards = List.copyOf(rewards);
  }

  /**
   * What an answer is worth: drawn at random from the least to the most, both included, in
   * hundredths of the city's currency.
   */
  public record RewardRange(int leastCents, int mostCents) {
    public RewardRange {
      if (leastCents < 1 || mostCents < leastCents) {
        throw new IllegalArgumentException(
            "from %d to %d cents is no reward".formatted(leastCents, mostCents));
      }
    }
  }

  /**
   * The usual reward.
   *
   * @param dailyBudgetCents what all rewards of an area may come to in a day, of all categories
   */
  public record Reward(RewardRange range, long dailyBudgetCents) {}

  /**
   * The reward for checking cases of some categories.
   *
   * @param categories their codes
   */
  public record CategoryReward(List<String> categories, RewardRange range) {
    public CategoryReward {
      categories = List.copyOf(categories);
    }
  }

  /**
   * Against fraud.
   *
   * @param takesPerDay how many tasks a person may take in a day
   * @param pairTakes how many tasks a person may take of cases that the same person reported,
   *     within {@code windowDays}
   * @param highestSpeedKmh nobody gets from one answer to the next faster than this
   * @param accountsPerDevice how many people may use the same phone within {@code windowDays}
   */
  public record Limits(
      int takesPerDay,
      int pairTakes,
      double highestSpeedKmh,
      int accountsPerDevice,
      int windowDays) {}

  /** What an answer about a case of this category is worth. */
  public RewardRange rewardOf(String category) {
    return rewards.stream()
        .filter(reward -> reward.categories().contains(category))
        .map(CategoryReward::range)
        .findFirst()
        .orElse(reward.range());
  }

  /** True when citizens check cases of this category. */
  public boolean covers(String category) {
    return categories.contains(ANY) || categories.contains(category);
  }
}
