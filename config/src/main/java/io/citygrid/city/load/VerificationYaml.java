package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.VerificationRules;
import java.util.List;

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
    if (most < least) {
      sheet.refuse(
          "mostCents", "must not be less than leastCents, %d, but is %d".formatted(least, most));
    }
    return new VerificationRules.Reward(
        least, most, sheet.whole("dailyBudgetCents", 0, MOST_BUDGET_CENTS));
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
