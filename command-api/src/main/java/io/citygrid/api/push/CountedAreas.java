package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of which areas the wall needs counts.
 *
 * @param districts all of the city
 * @param smaller townships and communities to which a viewer's sight ends; those that lie in
 *     another area of the same viewer are not among that viewer's, lest their cases count twice
 */
record CountedAreas(List<String> districts, Set<String> smaller) {

  static CountedAreas of(City city, Collection<Principal> viewers) {
    List<String> districts =
        city.areas().stream()
            .filter(area -> area.level() == AreaLevel.DISTRICT)
            .map(Area::code)
            .toList();
    Set<String> smaller = new TreeSet<>();
    viewers.forEach(viewer -> smaller.addAll(smallerOf(city, viewer)));
    return new CountedAreas(districts, smaller);
  }

  /** Areas below the districts that this viewer sees without seeing all around them. */
  static List<String> smallerOf(City city, Principal viewer) {
    return viewer.areas().stream().filter(code -> endsSight(city, code, viewer)).sorted().toList();
  }

  private static boolean endsSight(City city, String code, Principal viewer) {
    boolean small =
        city.findArea(code)
            .filter(area -> area.level() != AreaLevel.CITY && area.level() != AreaLevel.DISTRICT)
            .isPresent();
    return small
        && city.areaPath(code).stream()
            .filter(around -> !around.equals(code))
            .noneMatch(viewer.areas()::contains)
        && viewer.seesPlace(city.areaPath(code))
        && !viewer.areas().contains(Principal.EVERYWHERE);
  }
}
