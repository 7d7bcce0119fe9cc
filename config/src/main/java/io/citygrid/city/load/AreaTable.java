package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code areas.csv}: a tree with one city at its root, each area above its children in level. */
final class AreaTable {
  static final String FILE = "areas.csv";
  private static final List<String> COLUMNS =
      List.of("code", "level", "parent", "name_zh", "name_en");

  private AreaTable() {}

  static Register<Area> read(CityFiles files, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, FILE, COLUMNS, problems);
    Register<Area> areas = new Register<>(table.isPresent());
    List<CsvRow> rows = table.map(CsvTable::rows).orElse(List.of());
    List<CsvRow> cities = new ArrayList<>();
    for (CsvRow row : rows) {
      String code = row.required("code");
      areas.claim(code, row, "code");
      AreaLevel level = row.oneOf("level", AreaLevel.class);
      var area = new Area(code, level, row.text("parent"), row.names("name"));
      if (row.isSound()) {
        areas.put(code, area);
        if (level == AreaLevel.CITY) {
          cities.add(row);
        }
      }
    }
    for (CsvRow row : rows) {
      areas.find(row.text("code")).ifPresent(area -> checkParent(row, area, areas));
    }
    if (table.isPresent()) {
      checkRoot(cities, problems);
    }
    return areas;
  }

  /** The areas, the city itself first, otherwise in file order. */
  static List<Area> cityFirst(Register<Area> areas) {
    return areas.values().stream()
        .sorted(Comparator.comparing(area -> area.level() != AreaLevel.CITY))
        .toList();
  }

  /** True when the area is the ancestor or lies in it. */
  static boolean liesIn(Area area, String ancestor, Register<Area> areas) {
    Optional<Area> at = Optional.of(area);
    for (int step = 0; at.isPresent() && step < AreaLevel.values().length; step++) {
      if (at.get().code().equals(ancestor)) {
        return true;
      }
      at = areas.find(at.get().parent());
    }
    return false;
  }

  private static void checkParent(CsvRow row, Area area, Register<Area> areas) {
    if (area.level() == AreaLevel.CITY) {
      if (!area.parent().isEmpty()) {
        row.refuse("parent", "the city has no parent; leave it empty");
      }
      return;
    }
    if (area.parent().isEmpty()) {
      row.refuse("parent", "must name the area above; only the city has none");
    } else if (!areas.mayHave(area.parent())) {
      row.refuse("parent", "there is no area '" + area.parent() + "'");
    } else {
      areas
          .find(area.parent())
          .filter(parent -> parent.level().compareTo(area.level()) >= 0)
          .ifPresent(
              parent ->
                  row.refuse(
                      "parent",
                      "a %s cannot lie in the %s '%s'; its parent must be of a higher level"
                          .formatted(area.level(), parent.level(), parent.code())));
    }
  }

  private static void checkRoot(List<CsvRow> cities, Problems problems) {
    if (cities.isEmpty()) {
      problems.refuse(FILE, "needs one row with the level CITY, the root of all areas");
    }
    for (CsvRow extra : cities.stream().skip(1).toList()) {
      extra.refuse("level", "there can be only one CITY; it is on line " + cities.get(0).line());
    }
  }
}
