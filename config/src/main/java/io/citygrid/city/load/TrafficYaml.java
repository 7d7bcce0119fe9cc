package io.citygrid.city.load;

import io.citygrid.city.TrafficRules;

/**
 * {@code traffic.yaml}: levels, free flow, usual speeds, broken detectors, incidents, matching,
 * travel times.
 */
final class TrafficYaml {
  static final String FILE = "traffic.yaml";

  private static final int MOST_MINUTES = 24 * 60;
  private static final int MOST_SECONDS_BETWEEN_CORRECTIONS = 300;
  private static final double MOST_KMH = 400;
  private static final int MOST_DAYS = 366;
  private static final String LEAST_DAYS = "leastDays";

  private TrafficYaml() {}

  /** The rules, as far as they can be read. */
  static TrafficRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    return new TrafficRules(
        measuring(sheet.section("measuring")),
        levels(sheet.section("levels")),
        freeFlow(sheet.section("freeFlow")),
        usual(sheet.section("usual")),
        detectors(sheet.section("detectors")),
        incidents(sheet.section("incidents")),
        matching(sheet.section("matching")),
        travel(sheet.section("travel")));
  }

  private static TrafficRules.Measuring measuring(DefaultedYaml sheet) {
    int interval = sheet.whole("intervalMinutes", 1, 5);
    if (60 % interval != 0) {
      sheet.refuse("intervalMinutes", "must divide the hour but is " + interval);
    }
    return new TrafficRules.Measuring(
        interval,
        sheet.whole("correctableMinutes", 0, MOST_MINUTES),
        sheet.whole("correctedEverySeconds", 1, MOST_SECONDS_BETWEEN_CORRECTIONS),
        sheet.whole("vehiclesForFullConfidence", 1, 10_000),
        sheet.number("contradictionFactor", 1, 100));
  }

  private static TrafficRules.Levels levels(DefaultedYaml sheet) {
    return new TrafficRules.Levels(
        sheet.ladder("freeFlowShares", false),
        sheet.ladder("expresswayKmh", false),
        sheet.ladder("arterialKmh", false),
        sheet.ladder("otherKmh", false),
        sheet.ladder("indexRatios", true));
  }

  private static TrafficRules.FreeFlow freeFlow(DefaultedYaml sheet) {
    int least = sheet.whole(LEAST_DAYS, 1, MOST_DAYS);
    return new TrafficRules.FreeFlow(least, mostDays(sheet, least));
  }

  private static TrafficRules.Usual usual(DefaultedYaml sheet) {
    int least = sheet.whole(LEAST_DAYS, 1, MOST_DAYS);
    return new TrafficRules.Usual(least, mostDays(sheet, least));
  }

  private static int mostDays(DefaultedYaml sheet, int least) {
    int most = sheet.whole("mostDays", 1, MOST_DAYS);
    if (most < least) {
      sheet.refuse(
          "mostDays", "must not be less than leastDays, %d, but is %d".formatted(least, most));
    }
    return most;
  }

  private static TrafficRules.Detectors detectors(DefaultedYaml sheet) {
    return new TrafficRules.Detectors(
        sheet.number("highestSpeedKmh", 1, MOST_KMH),
        sheet.number("highestFlowPerHour", 1, 100_000),
        sheet.whole("stuckMinutes", 1, MOST_MINUTES),
        sheet.number("jamDensityPerKm", 1, 1_000),
        sheet.number("effectiveMeters", 1, 50),
        sheet.share("leastOccupancy"),
        sheet.number("occupancyFactor", 1, 100));
  }

  private static TrafficRules.Incidents incidents(DefaultedYaml sheet) {
    double drop = sheet.share("dropShare");
    double clear = sheet.share("clearShare");
    if (clear < drop) {
      sheet.refuse(
          "clearShare", "must not be less than dropShare, %s, but is %s".formatted(drop, clear));
    }
    return new TrafficRules.Incidents(
        drop,
        sheet.share("neighbourShare"),
        sheet.whole("holdIntervals", 1, 100),
        clear,
        sheet.share("newestWeight"));
  }

  private static TrafficRules.Matching matching(DefaultedYaml sheet) {
    return new TrafficRules.Matching(
        sheet.number("radiusMeters", 1, 1_000),
        sheet.number("leastAccuracyMeters", 0.5, 1_000),
        sheet.number("detourMeters", 0.5, 1_000),
        sheet.whole("windowSeconds", 1, 3_600),
        sheet.whole("longestGapSeconds", 1, 3_600),
        sheet.number("highestSpeedKmh", 1, MOST_KMH),
        sheet.whole("frozenSeconds", 1, 86_400),
        sheet.number("headingConcentration", 0, 1_000),
        sheet.number("leastHeadingKmh", 0, MOST_KMH));
  }

  private static TrafficRules.Travel travel(DefaultedYaml sheet) {
    int least = sheet.whole(LEAST_DAYS, 1, MOST_DAYS);
    return new TrafficRules.Travel(
        sheet.whole("heldMinutes", 1, 60),
        sheet.share("leastMeasuredShare"),
        least,
        mostDays(sheet, least));
  }
}
