package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.InsightRules;
import java.util.List;

/** {@code insight.yaml}: what stands out among cases and alerts. */
final class InsightYaml {
  static final String FILE = "insight.yaml";

  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int MOST_DAYS = 366;
  private static final int MOST_CASES = 100_000;
  private static final int MOST_HOURS = 24 * MOST_DAYS;
  private static final String WINDOWS = "windowsDays";

  private InsightYaml() {}

  /** The rules, as far as they can be read. */
  static InsightRules read(CityFiles files, Register<Category> categories, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    int review = sheet.whole("reviewMinutes", 1, MINUTES_OF_A_DAY);
    if (MINUTES_OF_A_DAY % review != 0) {
      sheet.refuse("reviewMinutes", "must divide a day evenly but is " + review);
    }
    return new InsightRules(
        review,
        sheet.whole("quietHours", 1, MOST_HOURS),
        sheet.whole("updateHours", 1, MOST_HOURS),
        windows(sheet),
        sheet.whole("usualDays", 1, MOST_DAYS),
        sheet.whole("leastUsualDays", 1, MOST_DAYS),
        sheet.number("leastRatio", 1, 1_000),
        leaveOut(sheet, categories),
        between(sheet, "falseShare"),
        leastCases(sheet.section("leastCases")),
        clusters(sheet.section("clusters")),
        departments(sheet.section("departments")),
        devices(sheet.section("devices")));
  }

  private static List<String> leaveOut(DefaultedYaml sheet, Register<Category> categories) {
    List<String> codes = sheet.texts("leaveOut");
    for (String code : codes) {
      if (categories.isReadable() && categories.find(code).isEmpty()) {
        sheet.refuse(
            "leaveOut",
            "names '%s', which is no category of %s".formatted(code, CategoryTables.CATEGORIES));
      }
    }
    return codes;
  }

  private static List<Integer> windows(DefaultedYaml sheet) {
    List<Double> days = sheet.ladder(WINDOWS, true);
    if (days.stream().anyMatch(each -> each != Math.rint(each) || each > MOST_DAYS)) {
      sheet.refuse(WINDOWS, "must be whole days, at most " + MOST_DAYS);
    }
    return days.stream().map(Double::intValue).toList();
  }

  /** A share above 0 and below 1. */
  private static double between(DefaultedYaml sheet, String key) {
    double share = sheet.share(key);
    if (share == 0 || share == 1) {
      sheet.refuse(key, "must lie above 0 and below 1");
    }
    return share;
  }

  private static InsightRules.LeastCases leastCases(DefaultedYaml sheet) {
    return new InsightRules.LeastCases(
        sheet.whole("ofBusiness", 1, MOST_CASES),
        sheet.whole("inCell", 1, MOST_CASES),
        sheet.whole("inArea", 1, MOST_CASES));
  }

  private static InsightRules.Clusters clusters(DefaultedYaml sheet) {
    int days = sheet.whole("days", 2, MOST_DAYS);
    int most = sheet.whole("mostDays", 1, MOST_DAYS);
    if (most >= days) {
      sheet.refuse("mostDays", "must be less than days, %d, but is %d".formatted(days, most));
    }
    return new InsightRules.Clusters(
        days,
        most,
        between(sheet, "mostShare"),
        sheet.number("mostMeters", 0, 100_000),
        sheet.whole("leastCases", 2, MOST_CASES),
        sheet.whole("falseAlarmDays", 1, 3_650));
  }

  private static InsightRules.Departments departments(DefaultedYaml sheet) {
    return new InsightRules.Departments(
        sheet.whole("days", 1, MOST_DAYS), sheet.whole("leastCases", 1, MOST_CASES));
  }

  private static InsightRules.Devices devices(DefaultedYaml sheet) {
    return new InsightRules.Devices(
        sheet.whole("days", 1, MOST_DAYS),
        sheet.whole("leastAlerts", 1, MOST_CASES),
        sheet.share("leastShare"),
        sheet.whole("briefMinutes", 1, MINUTES_OF_A_DAY));
  }
}
