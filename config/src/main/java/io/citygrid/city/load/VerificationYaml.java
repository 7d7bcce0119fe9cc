package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.VerificationRules;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** {@code verification.yaml}: which handled cases citizens check, for what reward. */
final class VerificationYaml {
  static final String FILE = "verification.yaml";

  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int MOST_CENTS = 1_000_000;
  private static final int MOST_BUDGET_CENTS = 1_000_000_000;

  private VerificationYaml() {}

  /** The rules, as far as they can be read. */
  static VerificationRules read(CityFiles files, Register<Category> categories, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    return new VerificationRules(
        codes(sheet, categories),
        sheet.ladder("radiiMeters", true),
        sheet.whole("ringMinutes", 1, MOST_MINUTES),
        sheet.whole("holdMinutes", 1, MOST_MINUTES),
        sheet.number("nearMeters", 1, 10_000),
        sheet.number("mostAccuracyMeters", 1, 10_000),
        sheet.share("secondShare"),
        reward(sheet.section("reward")),
        sheet.sections("rewards").stream().map(row -> rewardOf(row, categories)).toList(),
        limits(sheet.section("limits")));
  }

  private static List<String> codes(DefaultedYaml sheet, Register<Category> categories) {
    List<String> codes = sheet.texts("categories");
    for (String code : codes) {
      if (!code.equals(VerificationRules.ANY)
          && categories.isReadable()
          && categories.find(code).isEmpty()) {
        sheet.refuse(
            "categories",
            "names '%s', which is no category of %s".formatted(code, CategoryTables.CATEGORIES));
      }
    }
    return codes;
  }

  private static VerificationRules.Reward reward(DefaultedYaml sheet) {
    int least = sheet.whole("leastCents", 1, MOST_CENTS);
    int most = sheet.whole("mostCents", 1, MOST_CENTS);
    return new VerificationRules.Reward(
        range(least, most, sheet::refuse), sheet.whole("dailyBudgetCents", 0, MOST_BUDGET_CENTS));
  }

  /** A row for some categories, or for the classes above them. */
  private static VerificationRules.CategoryReward rewardOf(
      YamlSection row, Register<Category> categories) {
    row.allow("categories", "leastCents", "mostCents");
    if (!row.has("categories")) {
      row.refuse("categories", "is missing: for which categories is the reward another?");
    }
    Set<String> codes = Set.copyOf(CategoryCodes.read(row, categories));
    return new VerificationRules.CategoryReward(
        categories.all().stream()
            .filter(one -> codes.contains(one.code()) || codes.contains(one.classCode()))
            .map(Category::code)
            .toList(),
        range(cents(row, "leastCents"), cents(row, "mostCents"), row::refuse));
  }

  private static int cents(YamlSection row, String key) {
    row.required(key);
    double value = row.number(key, 1, 1);
    if (value != Math.rint(value) || value > MOST_CENTS) {
      row.refuse(
          key,
          "must be a whole number from 1 to %d but is '%s'".formatted(MOST_CENTS, row.text(key)));
      return 1;
    }
    return (int) value;
  }

  private static VerificationRules.RewardRange range(
      int least, int most, BiConsumer<String, String> refusing) {
    if (most < least) {
      refusing.accept(
          "mostCents", "must not be less than leastCents, %d, but is %d".formatted(least, most));
    }
    return new VerificationRules.RewardRange(least, Math.max(least, most));
  }

  private static VerificationRules.Limits limits(DefaultedYaml sheet) {
    return new VerificationRules.Limits(
        sheet.whole("takesPerDay", 1, 1_000),
        sheet.whole("pairTakes", 0, 1_000),
        sheet.number("highestSpeedKmh", 1, 400),
        sheet.whole("accountsPerDevice", 1, 100),
        sheet.whole("windowDays", 1, 80));
  }
}
