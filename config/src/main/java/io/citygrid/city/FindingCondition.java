package io.citygrid.city;

import java.util.List;

/**
 * Which findings of its kind a warning rule counts. Flat, kept in state.
 *
 * @param categories codes of categories or of classes; only a finding of one of them counts; none:
 *     whatever it is of
 * @param mostChance a finding that is likelier to be chance than this does not count; from 0 to 1
 */
public record FindingCondition(List<String> categories, double mostChance) {
  public FindingCondition {
    categories = List.copyOf(categories);
  }

  boolean counts(String category, String classCode, double chance) {
    return chance <= mostChance
        && (categories.isEmpty()
            || categories.contains(category)
            || categories.contains(classCode));
  }
}
