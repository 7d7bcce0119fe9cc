package io.citygrid.casework.life;

import io.citygrid.city.City;
import io.citygrid.city.Standard;
import java.util.List;
import java.util.Optional;

/**
 * What a decision rests on besides the case and the command: one version of the city.
 *
 * @param dispatching finds departments under the same version
 */
public record Grounds(City city, LifeRules rules, Dispatching dispatching) {

  /** True when the city says when such cases are filed and closed. */
  boolean hasStandard(String category) {
    return !city.standardsOf(category).isEmpty();
  }

  /** The row of the category with this name, such as {@code E0101-1}. */
  Optional<Standard> findStandard(String category, String name) {
    return city.standardsOf(category).stream().filter(row -> nameOf(row).equals(name)).findFirst();
  }

  /** The first row of the category: the one that a rule files under; empty when there is none. */
  Optional<Standard> findFirstStandard(String category) {
    List<Standard> rows = city.standardsOf(category);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  /** How a row is named in commands and events. */
  public static String nameOf(Standard row) {
    return row.category() + "-" + row.number();
  }
}
