package io.citygrid.city.load;

import io.citygrid.city.VisitRules;

/** {@code facts.yaml}: how often dwellings, households and businesses are visited. */
final class FactsYaml {
  static final String FILE = "facts.yaml";

  /** Ten years: what is visited more seldom is not kept current. */
  private static final int MOST_DAYS = 3_653;

  private FactsYaml() {}

  /** The rules, as far as they can be read. */
  static VisitRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    return new VisitRules(
        sheet.whole("dwellingVisitDays", 1, MOST_DAYS),
        sheet.whole("householdVisitDays", 1, MOST_DAYS),
        sheet.whole("businessVisitDays", 1, MOST_DAYS));
  }
}
