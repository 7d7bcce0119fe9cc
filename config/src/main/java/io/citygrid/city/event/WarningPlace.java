package io.citygrid.city.event;

import io.citygrid.city.Area;
import io.citygrid.city.City;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a warning holds.
 *
 * @param areas codes of the areas it is for
 * @param concerned codes of the areas whose people it concerns: those above them, themselves, and
 *     all in them; of the whole city its own code only
 * @param wholeCity true when it concerns everybody
 */
public record WarningPlace(List<String> areas, List<String> concerned, boolean wholeCity) {
  public WarningPlace {
    areas = List.copyOf(areas);
    concerned = List.copyOf(concerned);
  }

  /**
   * The place made of areas.
   *
   * @param areas codes that the city has; none for the whole city, which counts as if it was named
   */
  public static WarningPlace of(City city, List<String> areas) {
    String whole = city.areas().get(0).code();
    if (areas.isEmpty() || areas.contains(whole)) {
      return new WarningPlace(List.of(whole), List.of(whole), true);
    }
    TreeSet<String> concerned = new TreeSet<>();
    areas.forEach(area -> concerned.addAll(city.areaPath(area)));
    for (Area area : city.areas()) {
      if (city.areaPath(area.code()).stream().anyMatch(areas::contains)) {
        concerned.add(area.code());
      }
    }
    return new WarningPlace(areas.stream().sorted().toList(), List.copyOf(concerned), false);
  }

  /** The place of what concerns none of the city's areas. */
  public static WarningPlace elsewhere() {
    return new WarningPlace(List.of(), List.of(), false);
  }
}
