package io.citygrid.city;

import java.util.List;
import java.util.Set;

/**
 * How some reports are filed.
 *
 * @param sources where they come from; none for anywhere
 * @param categories codes of their categories or of the classes above them; none for any
 */
public record FilingRule(Set<ReportSource> sources, List<String> categories, Filing filing) {
  public FilingRule {
    sources = Set.copyOf(sources);
    categories = List.copyOf(categories);
  }

  /** True when the rule speaks of such reports. */
  boolean fits(ReportSource source, Category category) {
    return (sources.isEmpty() || sources.contains(source))
        && (categories.isEmpty()
            || categories.contains(category.code())
            || categories.contains(category.classCode()));
  }
}
