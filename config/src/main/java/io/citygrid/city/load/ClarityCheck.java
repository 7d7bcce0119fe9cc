package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.ResponsibilityList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the responsibility list answers nowhere or twice. Looks at the areas that have no parts;
 * where all parts of an area are open, the area stands for them. The list cannot loop: its rows
 * name departments, never each other.
 */
final class ClarityCheck {
  private static final int MOST_AREAS_TOLD = 10;

  private final ResponsibilityList list;
  private final Map<String, List<Area>> parts = new HashMap<>();
  private final Area whole;

  private ClarityCheck(City city) {
    list = new ResponsibilityList(city);
    whole = city.areas().get(0);
    for (Area area : city.areas()) {
      parts.computeIfAbsent(area.parent(), parent -> new ArrayList<>()).add(area);
    }
  }

  /** Refuses the list of a city for every category of which it is unclear. */
  static void refuse(City city, Register<Category> categories, Problems problems) {
    ClarityCheck check = new ClarityCheck(city);
    for (Category category : city.categories()) {
      int line = categories.line(category.code());
      check.tell(category, 0, "has no department in", line, problems);
      check.tell(category, 2, "has several departments with equal right in", line, problems);
    }
  }

  private void tell(Category category, int answers, String says, int line, Problems problems) {
    List<String> found = new ArrayList<>();
    if (collect(whole, category, answers, found)) {
      found = List.of(whole.code());
    }
    if (!found.isEmpty()) {
      String more =
          found.size() > MOST_AREAS_TOLD
              ? " and %d more".formatted(found.size() - MOST_AREAS_TOLD)
              : "";
      String areas = String.join(", ", found.subList(0, Math.min(found.size(), MOST_AREAS_TOLD)));
      problems.refuse(
          ResponsibilityTable.FILE,
          "category '%s' (%s, line %d) %s %s%s"
              .formatted(category.code(), CategoryTables.CATEGORIES, line, says, areas, more));
    }
  }

  /** Adds the unclear places below an area; true, adding nothing, when all of it is unclear. */
  private boolean collect(Area area, Category category, int answers, List<String> found) {
    List<Area> below = parts.getOrDefault(area.code(), List.of());
    if (below.isEmpty()) {
      return Math.min(2, answersIn(category, area)) == answers;
    }
    List<String> whollyUnclear = new ArrayList<>();
    List<String> within = new ArrayList<>();
    for (Area part : below) {
      if (collect(part, category, answers, within)) {
        whollyUnclear.add(part.code());
      }
    }
    if (whollyUnclear.size() == below.size()) {
      return true;
    }
    found.addAll(whollyUnclear);
    found.addAll(within);
    return false;
  }

  private int answersIn(Category category, Area area) {
    return list.findAnswer(category, area.code())
        .map(answer -> answer.departments().size())
        .orElse(0);
  }
}
