package io.citygrid.city.load;

import io.citygrid.city.CaseworkRules;

/**
 * {@code casework.yaml}: limits of stages, lights, and how often what may be done to a case. A city
 * may do without the file or any key of it; then the file of the same name beside this class holds.
 */
final class CaseworkYaml {
  static final String FILE = "casework.yaml";

  /** A century: beyond it, or not much before, a number is a slip of the pen. */
  private static final int MOST_DAYS = 36_525;

  private static final int MOST_MINUTES = MOST_DAYS * 24 * 60;

  /** Farther than this nobody sees what is checked. */
  private static final int FARTHEST_METERS = 10_000;

  private CaseworkYaml() {}

  /** The rules, as far as they can be read. */
  static CaseworkRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    int reminder = sheet.whole("reminderWorkingDays", 1, MOST_DAYS);
    int escalation = sheet.whole("escalationWorkingDays", 1, MOST_DAYS);
    if (escalation <= reminder) {
      sheet.refuse(
          "escalationWorkingDays",
          "must be more than reminderWorkingDays, %d, but is %d".formatted(reminder, escalation));
    }
    return new CaseworkRules(
        sheet.whole("acceptanceMinutes", 1, MOST_MINUTES),
        sheet.whole("dispatchMinutes", 1, MOST_MINUTES),
        sheet.whole("fieldCheckMinutes", 1, MOST_MINUTES),
        sheet.share("yellowShare"),
        reminder,
        escalation,
        sheet.whole("returns", 0, Integer.MAX_VALUE),
        sheet.whole("extensions", 0, Integer.MAX_VALUE - 1),
        sheet.whole("suspensions", 0, Integer.MAX_VALUE),
        sheet.whole("longestSuspensionDays", 1, MOST_DAYS),
        sheet.whole("reopenDays", 0, MOST_DAYS),
        sheet.whole("onTheSpotMeters", 1, FARTHEST_METERS));
  }
}
