package io.citygrid.city.load;

import io.citygrid.city.CaseworkRules;
import java.util.Optional;

/**
 * {@code casework.yaml}: limits of stages, lights, and how often what may be done to a case. A city
 * may do without the file or any key of it; then the file of the same name beside this class holds.
 */
final class CaseworkYaml {
  static final String FILE = "casework.yaml";

  /** A century: beyond it, or not much before, a number is a slip of the pen. */
  private static final int MOST_DAYS = 36_525;

  private static final int MOST_MINUTES = MOST_DAYS * 24 * 60;

  private final YamlSection sheet;
  private final YamlSection defaults;

  private CaseworkYaml(YamlSection sheet, YamlSection defaults) {
    this.sheet = sheet;
    this.defaults = defaults;
  }

  /** The rules, as far as they can be read. */
  static CaseworkRules read(CityFiles files, Problems problems) {
    YamlSection defaults =
        YamlSection.read(DefaultFile.content(FILE), FILE, problems).orElseThrow();
    byte[] content = files.contents().get(FILE);
    Optional<YamlSection> sheet =
        content == null ? Optional.empty() : YamlSection.read(content, FILE, problems);
    return new CaseworkYaml(sheet.orElse(defaults), defaults).rules();
  }

  private CaseworkRules rules() {
    sheet.allow(defaults.keys().toArray(String[]::new));
    int reminder = whole("reminderWorkingDays", 1, MOST_DAYS);
    int escalation = whole("escalationWorkingDays", 1, MOST_DAYS);
    if (escalation <= reminder) {
      sheet.refuse(
          "escalationWorkingDays",
          "must be more than reminderWorkingDays, %d, but is %d".formatted(reminder, escalation));
    }
    return new CaseworkRules(
        whole("acceptanceMinutes", 1, MOST_MINUTES),
        whole("dispatchMinutes", 1, MOST_MINUTES),
        whole("fieldCheckMinutes", 1, MOST_MINUTES),
        share("yellowShare"),
        reminder,
        escalation,
        whole("returns", 0, Integer.MAX_VALUE),
        whole("extensions", 0, Integer.MAX_VALUE - 1),
        whole("suspensions", 0, Integer.MAX_VALUE),
        whole("longestSuspensionDays", 1, MOST_DAYS),
        whole("reopenDays", 0, MOST_DAYS));
  }

  private int whole(String key, int least, int most) {
    double fallback = defaults.number(key, least, least);
    double value = sheet.number(key, least, fallback);
    if (value != Math.rint(value) || value > most) {
      sheet.refuse(
          key,
          "must be a whole number from %d to %d but is '%s'"
              .formatted(least, most, sheet.text(key)));
      return (int) fallback;
    }
    return (int) value;
  }

  private double share(String key) {
    double fallback = defaults.number(key, 0, 0);
    double value = sheet.number(key, 0, fallback);
    if (value > 1) {
      sheet.refuse(key, "must be a share from 0 to 1 but is '" + sheet.text(key) + "'");
      return fallback;
    }
    return value;
  }
}
