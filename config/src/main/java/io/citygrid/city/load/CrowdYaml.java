package io.citygrid.city.load;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.DeviceShare;

/** {@code crowd.yaml}: levels of service, warnings, what is usual, forecasts, broken counters. */
final class CrowdYaml {
  static final String FILE = "crowd.yaml";

  private static final int MINUTES_PER_HOUR = 60;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MOST_MINUTES = 24 * MINUTES_PER_HOUR;

  private CrowdYaml() {}

  /** The rules, as far as they can be read. */
  static CrowdRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    DefaultedYaml levels = sheet.section("serviceLevels");
    DefaultedYaml counters = sheet.section("counters");
    return new CrowdRules(
        measuring(sheet.section("measuring")),
        presence(sheet.section("presence")),
        new CrowdRules.ServiceLevels(
            levels.ladder("walkway", true), levels.ladder("standing", true)),
        warnings(sheet.section("warnings")),
        usual(sheet.section("usual")),
        forecast(sheet.section("forecast")),
        new CrowdRules.Counters(
            counters.number("highestFlowPerMinuteMeter", 1, 1_000),
            counters.whole("stuckMinutes", 1, MOST_MINUTES),
            counters.share("unanchoredQuality")),
        tracking(sheet.section("tracking")),
        new CrowdRules.Cells(sheet.section("cells").whole("usualDays", 0, 366)),
        trend(sheet.section("trend")),
        new CrowdRules.Privacy(sheet.section("privacy").whole("leastGroup", 1, 1_000)));
  }

  private static CrowdRules.Measuring measuring(DefaultedYaml sheet) {
    int window = sheet.whole("windowMinutes", 1, MINUTES_PER_HOUR);
    if (MINUTES_PER_HOUR % window != 0) {
      sheet.refuse("windowMinutes", "must divide an hour but is " + window);
    }
    return new CrowdRules.Measuring(window, sheet.whole("correctableMinutes", 0, MOST_MINUTES));
  }

  private static CrowdRules.Presence presence(DefaultedYaml sheet) {
    double share = positiveShare(sheet, "deviceShare");
    return new CrowdRules.Presence(
        sheet.whole("windowMinutes", 1, MINUTES_PER_HOUR),
        sheet.number("worstAccuracyMeters", 1, 10_000),
        new DeviceShare(share == 0 ? 1 : share, sheet.number("deviceShareError", 0, 10)),
        sheet.whole("anchorHour", 0, 23));
  }

  private static CrowdRules.Warnings warnings(DefaultedYaml sheet) {
    return new CrowdRules.Warnings(
        sheet.ladder("capacityShares", true),
        sheet.ladder("densities", true),
        sheet.ladder("fullInMinutes", false),
        sheet.share("fillingFromShare"),
        sheet.ladder("fillingRates", true),
        sheet.share("rateFromShare"),
        sheet.whole("windows", 1, 100),
        positiveShare(sheet, "fallBelowShare"));
  }

  private static CrowdRules.Usual usual(DefaultedYaml sheet) {
    int least = sheet.whole("leastDays", 1, 366);
    int most = sheet.whole("mostDays", 1, 366);
    if (most < least) {
      sheet.refuse(
          "mostDays", "must not be less than leastDays, %d, but is %d".formatted(least, most));
    }
    return new CrowdRules.Usual(least, most, sheet.number("surgeScore", 0.5, 100));
  }

  private static CrowdRules.Forecast forecast(DefaultedYaml sheet) {
    return new CrowdRules.Forecast(
        positiveShare(sheet, "persistencePerHour"),
        sheet.number("farthestRatio", 1, 100),
        positiveShare(sheet, "coverage"),
        sheet.number("ratioPeople", 0, 1_000_000),
        sheet.whole("errorsRemembered", 1, 10_000));
  }

  private static CrowdRules.Tracking tracking(DefaultedYaml sheet) {
    int window = sheet.whole("windowSeconds", 1, SECONDS_PER_MINUTE);
    if (SECONDS_PER_MINUTE % window != 0) {
      sheet.refuse("windowSeconds", "must divide a minute but is " + window);
    }
    return new CrowdRules.Tracking(
        window,
        sheet.whole("correctableSeconds", 0, MOST_MINUTES),
        sheet.number("speedSeconds", 0.1, 10),
        sheet.number("lostSeconds", 0.1, 60),
        sheet.number("fastestMetersPerSecond", 1, 100),
        sheet.number("cellMeters", 0.1, 10),
        positiveShare(sheet, "wholeFromShare"));
  }

  private static CrowdRules.Trend trend(DefaultedYaml sheet) {
    double steady = sheet.share("steadyShare");
    double fast = sheet.share("fastShare");
    if (fast <= steady) {
      sheet.refuse(
          "fastShare", "must be more than steadyShare, %s, but is %s".formatted(steady, fast));
    }
    return new CrowdRules.Trend(steady, fast);
  }

  private static double positiveShare(DefaultedYaml sheet, String key) {
    double share = sheet.share(key);
    if (share == 0) {
      sheet.refuse(key, "must be above 0");
    }
    return share;
  }
}
