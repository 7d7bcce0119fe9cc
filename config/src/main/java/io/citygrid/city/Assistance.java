package io.citygrid.city;

import java.util.List;

/**
 * Who assists the leading department by rule.
 *
 * @param categories codes of the cases' categories or of the classes above them; none for any
 * @param departments ids of those who assist
 * @param functions or their functions; of each the department of the deepest area that has the case
 */
public record Assistance(
    List<String> categories, List<String> departments, List<String> functions) {
  public Assistance {
    categories = List.copyOf(categories);
    departments = List.copyOf(departments);
    functions = List.copyOf(functions);
  }

  /** True when it speaks of such cases. */
  boolean fits(Category category) {
    return categories.isEmpty()
        || categories.contains(category.code())
        || categories.contains(category.classCode());
  }
}
