package io.citygrid.api.identity;

import io.citygrid.city.City;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is given: posts, where, and for which department.
 *
 * @param areas as in {@link Principal}; they hold for all of the roles
 * @param department id; empty when the person belongs to none
 */
public record Rights(Set<Role> roles, Set<String> areas, String department) {
  public Rights {
    roles = Set.copyOf(roles);
    areas = Set.copyOf(areas);
  }

  /**
   * Why nobody could work with these rights: each field with what is wrong with it; empty when they
   * are sound. A handler belongs to a department; who works, watches or administers an area has
   * one. An area and a department exist, as far as the city is known.
   */
  public Map<String, String> objections(Optional<City> city) {
    Map<String, String> objections = new LinkedHashMap<>();
    List<Role> ofAreas = roles.stream().filter(Role.OF_AREAS::contains).sorted().toList();
    if (areas.isEmpty() && !ofAreas.isEmpty()) {
      objections.put("areas", "must name an area, or * for the whole city, for " + ofAreas);
    }
    if (department.isEmpty() && roles.contains(Role.HANDLER)) {
      objections.put("department", "must be the one for which a HANDLER handles");
    }
    city.ifPresent(known -> objectTo(known, objections));
    return Collections.unmodifiableMap(objections);
  }

  private void objectTo(City city, Map<String, String> objections) {
    List<String> unknown =
        areas.stream()
            .filter(area -> !area.equals(Principal.EVERYWHERE) && city.findArea(area).isEmpty())
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      objections.put("areas", "must be areas of the city, which has no " + unknown);
    }
    if (!department.isEmpty() && city.findDepartment(department).isEmpty()) {
      objections.put("department", "must be one of the city, which has no '" + department + "'");
    }
  }
}
