package io.citygrid.city.load;

import io.citygrid.city.QualityRules;

/** {@code quality.yaml}: when what a source tells is held to be bad. */
final class QualityYaml {
  static final String FILE = "quality.yaml";

  private static final int MINUTES_OF_A_DAY = 24 * 60;

  private QualityYaml() {}

  /** The rules, as far as they can be read. */
  static QualityRules read(CityFiles files, Problems problems) {
    DefaultedYaml sheet = DefaultedYaml.read(FILE, files, problems);
    return new QualityRules(
        sheet.whole("windowMinutes", 15, MINUTES_OF_A_DAY),
        sheet.share("leastUsableShare"),
        sheet.whole("silentMinutes", 15, 7 * MINUTES_OF_A_DAY),
        clocks(sheet.section("clocks")));
  }

  private static QualityRules.Clocks clocks(DefaultedYaml sheet) {
    return new QualityRules.Clocks(
        sheet.whole("offMinutes", 1, MINUTES_OF_A_DAY / 2),
        sheet.whole("readings", 2, 100),
        sheet.whole("spreadSeconds", 1, 3_600));
  }
}
