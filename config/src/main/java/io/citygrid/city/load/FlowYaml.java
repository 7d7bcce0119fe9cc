package io.citygrid.city.load;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.FlowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code flow.yaml}: what a stay and a trip is, and when a flow is unusual. */
final class FlowYaml {
  static final String FILE = "flow.yaml";

  private static final int MINUTES_PER_HOUR = 60;
  private static final int MOST_MINUTES = 24 * MINUTES_PER_HOUR;

  private FlowYaml() {}

  /** The rules, as far as they can be read. */
  static FlowRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    FlowRules.Stays stays = stays(sheet.section("stays"));
    return new FlowRules(
        measuring(sheet.section("measuring")),
        stays,
        trips(sheet.section("trips"), stays),
        usual(sheet.section("usual")));
  }

  private static FlowRules.Measuring measuring(DefaultedYaml sheet) {
    int interval = sheet.whole("intervalMinutes", 1, MINUTES_PER_HOUR);
    if (MINUTES_PER_HOUR % interval != 0) {
      sheet.refuse("intervalMinutes", "must divide an hour but is " + interval);
    }
    return new FlowRules.Measuring(
        interval, sheet.whole("correctableMinutes", 1, 2 * MINUTES_PER_HOUR), levels(sheet));
  }

  private static List<AreaLevel> levels(DefaultedYaml sheet) {
    List<AreaLevel> levels = new ArrayList<>();
    for (String text : sheet.texts("levels")) {
      Optional<AreaLevel> level = EnumText.find(AreaLevel.class, text);
      if (level.isEmpty()) {
        sheet.refuse("levels", EnumText.mustBe(AreaLevel.class, text));
      } else if (level.get() == AreaLevel.CITY) {
        sheet.refuse("levels", "must not name CITY: nothing flows between one area");
      } else if (levels.contains(level.get())) {
        sheet.refuse("levels", "names " + text + " twice");
      } else {
        levels.add(level.get());
      }
    }
    return levels;
  }

  private static FlowRules.Stays stays(DefaultedYaml sheet) {
    return new FlowRules.Stays(
        sheet.whole("minutes", 1, 2 * MINUTES_PER_HOUR),
        sheet.number("radiusMeters", 10, 5_000),
        sheet.whole("longestSilenceMinutes", 1, 2 * MINUTES_PER_HOUR));
  }

  private static FlowRules.Trips trips(DefaultedYaml sheet, FlowRules.Stays stays) {
    int longest = sheet.whole("longestMinutes", 1, MOST_MINUTES);
    if (longest < stays.longestSilenceMinutes()) {
      sheet.refuse(
          "longestMinutes",
          "must not be less than stays.longestSilenceMinutes, %d, but is %d"
              .formatted(stays.longestSilenceMinutes(), longest));
    }
    return new FlowRules.Trips(longest);
  }

  private static CrowdRules.Usual usual(DefaultedYaml sheet) {
    int least = sheet.whole("leastDays", 1, 366);
    int most = sheet.whole("mostDays", 1, 366);
    if (most < least) {
      sheet.refuse(
          "mostDays", "must not be less than leastDays, %d, but is %d".formatted(least, most));
    }
    return new CrowdRules.Usual(least, most, sheet.number("unusualScore", 0.5, 100));
  }
}
