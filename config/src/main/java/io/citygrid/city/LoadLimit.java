package io.citygrid.city;

import java.util.List;

/**
 * How many cases some departments can have in hand at a time, each of them.
 *
 * @param departments their ids
 * @param functions or their functions
 * @param casesInHand at least 1; a department that has so many is full
 */
public record LoadLimit(List<String> departments, List<String> functions, int casesInHand) {
  public LoadLimit {
    departments = List.copyOf(departments);
    functions = List.copyOf(functions);
  }

  /** True when it speaks of the department. */
  boolean fits(Department department) {
    return departments.contains(department.id()) || functions.contains(department.function());
  }
}
