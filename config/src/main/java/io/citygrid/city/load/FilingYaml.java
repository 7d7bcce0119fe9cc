package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.Filing;
import io.citygrid.city.FilingRule;
import io.citygrid.city.FilingRules;
import io.citygrid.city.ReportSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code filing.yaml}: which reports are filed by rule, which by a person, and which only after a
 * grid worker has looked. A city without the file files all by rule.
 */
final class FilingYaml {
  static final String FILE = "filing.yaml";

  private FilingYaml() {}

  /** The rules, as far as they can be read. */
  static FilingRules read(CityFiles files, Register<Category> categories, Problems problems) {
    byte[] content = files.contents().get(FILE);
    if (content == null) {
      return new FilingRules(List.of());
    }
    List<FilingRule> rules = new ArrayList<>();
    YamlSection.read(content, FILE, problems)
        .ifPresent(
            sheet -> {
              sheet.allow("rules");
              sheet.sections("rules").forEach(rule -> rules.add(rule(rule, categories)));
            });
    return new FilingRules(rules);
  }

  private static FilingRule rule(YamlSection rule, Register<Category> categories) {
    rule.allow("sources", "categories", "filing");
    rule.required("filing");
    return new FilingRule(
        sources(rule),
        CategoryCodes.read(rule, categories),
        rule.oneOf("filing", Filing.class).orElse(Filing.BY_RULE));
  }

  private static Set<ReportSource> sources(YamlSection rule) {
    Set<ReportSource> sources = EnumSet.noneOf(ReportSource.class);
    for (YamlSection.Scalar scalar : rule.scalars("sources")) {
      Optional<ReportSource> source = EnumText.find(ReportSource.class, scalar.text());
      source.ifPresent(sources::add);
      if (source.isEmpty()) {
        rule.refuseAt(scalar.line(), "sources", EnumText.mustBe(ReportSource.class, scalar.text()));
      }
    }
    return sources;
  }
}
