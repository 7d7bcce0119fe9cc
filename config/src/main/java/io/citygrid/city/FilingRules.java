package io.citygrid.city;

import java.util.List;

/**
 * How reports become cases.
 *
 * @param rules the first one that fits holds; where none does, reports are filed by rule
 */
public record FilingRules(List<FilingRule> rules) {
  public FilingRules {
    rules = List.copyOf(rules);
  }

  /** How a report of this category from there is filed. */
  public Filing of(ReportSource source, Category category) {
    return rules.stream()
        .filter(rule -> rule.fits(source, category))
        .map(FilingRule::filing)
        .findFirst()
        .orElse(Filing.BY_RULE);
  }
}
