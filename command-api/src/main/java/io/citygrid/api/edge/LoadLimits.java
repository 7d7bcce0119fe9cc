package io.citygrid.api.edge;

import io.citygrid.city.City;
import io.citygrid.city.Department;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many cases each department of a city can have in hand, ready to be asked for each report. */
final class LoadLimits {
  private final Map<String, Integer> casesInHand;

  LoadLimits(City city) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (Department department : city.departments()) {
      city.responsibilityRules()
          .findLoadLimit(department)
          .ifPresent(limit -> limits.put(department.id(), limit));
    }
    this.casesInHand = Collections.unmodifiableMap(limits);
  }

  /** By department, in the city's order; those that take as many as come are not in it. */
  Map<String, Integer> casesInHand() {
    return casesInHand;
  }

  boolean limits(Department department) {
    return casesInHand.containsKey(department.id());
  }

  /** The departments that can be full. */
  List<String> departments() {
    return List.copyOf(casesInHand.keySet());
  }
}
