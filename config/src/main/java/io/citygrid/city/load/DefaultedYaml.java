package io.citygrid.city.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of a YAML file of which a city may leave out any key, or the whole file; then the file of
 * the same name beside this class holds. A number that is wrong is told, and the default stands in.
 */
final class DefaultedYaml {
  private final YamlSection sheet;
  private final YamlSection defaults;

  private DefaultedYaml(YamlSection sheet, YamlSection defaults) {
    this.sheet = sheet;
    this.defaults = defaults;
    sheet.allow(defaults.keys().toArray(String[]::new));
  }

  /** The city's file over the default. */
  static DefaultedYaml read(String file, CityFiles files, Problems problems) {
    YamlSection defaults =
        YamlSection.read(DefaultFile.content(file), file, problems).orElseThrow();
    byte[] content = files.contents().get(file);
    Optional<YamlSection> sheet =
        content == null ? Optional.empty() : YamlSection.read(content, file, problems);
    return new DefaultedYaml(sheet.orElse(defaults), defaults);
  }

  /** One mapping of the city's file over that of the default, for a file read otherwise. */
  static DefaultedYaml section(YamlSection sheet, String key, String file, Problems problems) {
    YamlSection defaults =
        YamlSection.read(DefaultFile.content(file), file, problems)
            .flatMap(root -> root.section(key))
            .orElseThrow();
    return new DefaultedYaml(sheet.section(key).orElse(defaults), defaults);
  }

  /** The mapping under a key. */
  DefaultedYaml section(String key) {
    YamlSection fallback = defaults.section(key).orElseThrow();
    return new DefaultedYaml(sheet.section(key).orElse(fallback), fallback);
  }

  /** The mappings of a list; those of the default where there is no list. */
  List<YamlSection> sections(String key) {
    return (sheet.has(key) ? sheet : defaults).sections(key);
  }

  /** A whole number from least to most. */
  int whole(String key, int least, int most) {
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

  /** A share from 0 to 1. */
  double share(String key) {
    double fallback = defaults.number(key, 0, 0);
    double value = sheet.number(key, 0, fallback);
    if (value > 1) {
      sheet.refuse(key, "must be a share from 0 to 1 but is '" + sheet.text(key) + "'");
      return fallback;
    }
    return value;
  }

  /** A number from least to most. */
  double number(String key, double least, double most) {
    double fallback = defaults.number(key, least, least);
    double value = sheet.number(key, least, fallback);
    if (value > most) {
      sheet.refuse(key, "must be at most %s but is '%s'".formatted(most, sheet.text(key)));
      return fallback;
    }
    return value;
  }

  /** Texts one after another; may be none. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    (sheet.has(key) ? sheet : defaults).scalars(key).forEach(scalar -> texts.add(scalar.text()));
    return List.copyOf(texts);
  }

  /** As many numbers above 0 as the default has, each greater than the one before, or smaller. */
  List<Double> ladder(String key, boolean rising) {
    List<Double> fallback = numbers(defaults, key);
    if (!sheet.has(key)) {
      return fallback;
    }
    List<Double> steps = numbers(sheet, key);
    boolean isLadder = steps.size() == fallback.size();
    for (int i = 0; i < steps.size(); i++) {
      isLadder &= steps.get(i) > 0;
      isLadder &=
          i == 0 || (rising ? steps.get(i) > steps.get(i - 1) : steps.get(i) < steps.get(i - 1));
    }
    if (!isLadder) {
      sheet.refuse(
          key,
          "must be %d numbers above 0, each %s than the one before"
              .formatted(fallback.size(), rising ? "greater" : "smaller"));
      return fallback;
    }
    return steps;
  }

  /** Something is wrong with the value of a key. */
  void refuse(String key, String message) {
    sheet.refuse(key, message);
  }

  private static List<Double> numbers(YamlSection section, String key) {
    List<Double> numbers = new ArrayList<>();
    section.scalars(key).forEach(scalar -> numbers.add(NumberText.parse(scalar.text())));
    return List.copyOf(numbers);
  }
}
