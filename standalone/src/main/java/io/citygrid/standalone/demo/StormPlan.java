package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.WarningSource;
import java.util.List;
import java.util.Optional;

/**
 * The emergency plan that is started when the weather service warns of the storm: in the whole
 * city, for which it warns.
 *
 * @param area code of the area in which it is started
 * @param warnings what the ids of the warnings begin with for which it is started
 */
record StormPlan(OfficePlan plan, String area, List<String> warnings) {
  /** As the cities name their plan for storms. */
  private static final String ID = "storm";

  StormPlan {
    warnings = List.copyOf(warnings);
  }

  /**
   * The plan of a city; empty where it has none, or does not warn when the weather service does.
   *
   * @param script what the city warns of
   */
  static Optional<StormPlan> of(City city, List<ScriptedWarning> script) {
    List<String> warnings =
        script.stream()
            .filter(warning -> warning.rule().source() == WarningSource.BULLETIN)
            .map(ScriptedWarning::idPrefix)
            .toList();
    if (warnings.isEmpty()) {
      return Optional.empty();
    }
    return city.office()
        .findPlan(ID)
        .filter(plan -> plan.kind() == OfficePlan.Kind.EMERGENCY)
        .map(plan -> new StormPlan(plan, city.areas().get(0).code(), warnings));
  }

  /** True for a warning for which it is started. */
  boolean isFor(String warningId) {
    return warnings.stream().anyMatch(warningId::startsWith);
  }
}
