package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.Merging;
import io.citygrid.city.MergingRule;
import io.citygrid.city.MergingRules;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code merging.yaml}: which reports are on the same matter, by category, distance and time. A
 * city without the file, or a category of which it says nothing, has {@link MergingRules#DEFAULT}.
 */
final class MergingYaml {
  static final String FILE = "merging.yaml";

  private MergingYaml() {}

  /** The rules, as far as they can be read. */
  static MergingRules read(CityFiles files, Register<Category> categories, Problems problems) {
    byte[] content = files.contents().get(FILE);
    List<MergingRule> rules = new ArrayList<>();
    if (content != null) {
      YamlSection.read(content, FILE, problems)
          .ifPresent(
              sheet -> {
                sheet.allow("rules");
                sheet.sections("rules").forEach(rule -> rules.add(rule(rule, categories)));
              });
    }
    return new MergingRules(rules);
  }

  private static MergingRule rule(YamlSection rule, Register<Category> categories) {
    rule.allow("categories", "merging", "radiusMeters", "windowMinutes");
    MergingRule fallback = MergingRules.DEFAULT;
    return new MergingRule(
        CategoryCodes.read(rule, categories),
        rule.has("merging")
            ? rule.oneOf("merging", Merging.class).orElse(fallback.merging())
            : fallback.merging(),
        upTo(rule, "radiusMeters", MergingRule.MOST_METERS, fallback.radiusMeters()),
        (int) whole(rule, "windowMinutes", MergingRule.MOST_MINUTES, fallback.windowMinutes()));
  }

  private static double whole(YamlSection rule, String key, double most, double fallback) {
    double value = upTo(rule, key, most, fallback);
    if (value != Math.rint(value)) {
      rule.refuse(key, "must be a whole number but is '" + rule.text(key) + "'");
      return fallback;
    }
    return value;
  }

  private static double upTo(YamlSection rule, String key, double most, double fallback) {
    double value = rule.number(key, 0, fallback);
    if (value > most) {
      rule.refuse(key, "must be at most %.0f but is '%s'".formatted(most, rule.text(key)));
      return fallback;
    }
    return value;
  }
}
