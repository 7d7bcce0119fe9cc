package io.citygrid.city;

import java.util.List;

/**
 * Which reports are on the same matter.
 *
 * @param rules the first one that fits holds; where none does, {@link #DEFAULT}
 */
public record MergingRules(List<MergingRule> rules) {
  /** 50 m and a day apart, by rule: what users of such systems ask for (FixMyStreet 1677). */
  public static final MergingRule DEFAULT =
      new MergingRule(List.of(), Merging.BY_RULE, 50, 24 * 60);

  public MergingRules {
    rules = List.copyOf(rules);
  }

  /** The rule for reports of this category. */
  public MergingRule of(Category category) {
    return rules.stream().filter(rule -> rule.fits(category)).findFirst().orElse(DEFAULT);
  }
}
