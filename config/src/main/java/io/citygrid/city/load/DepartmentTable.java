package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Department;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code departments.csv}: who handles cases, for which area, with which function. */
final class DepartmentTable {
  static final String FILE = "departments.csv";
  private static final List<String> COLUMNS =
      List.of("id", "name_zh", "name_en", "level", "area", "function");

  private DepartmentTable() {}

  static Register<Department> read(CityFiles files, Register<Area> areas, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, FILE, COLUMNS, problems);
    Register<Department> departments = new Register<>(table.isPresent());
    Map<String, CsvRow> posts = new HashMap<>();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      departments.claim(id, row, "id");
      AreaLevel level = row.oneOf("level", AreaLevel.class);
      String area = row.required("area");
      String function = row.required("function");
      if (row.isSound()) {
        checkArea(row, level, area, areas);
        CsvRow same = posts.putIfAbsent(function + "\n" + level + "\n" + area, row);
        if (same != null) {
          row.refuse(
              "function",
              "'%s' of level %s for area %s is already department '%s' on line %d"
                  .formatted(function, level, area, same.text("id"), same.line()));
        }
      }
      if (row.isSound()) {
        departments.put(id, new Department(id, row.names("name"), level, area, function));
      } else {
        row.names("name");
      }
    }
    if (table.isPresent() && table.get().rows().isEmpty()) {
      problems.refuse(FILE, "needs at least one department");
    }
    return departments;
  }

  private static void checkArea(CsvRow row, AreaLevel level, String code, Register<Area> areas) {
    if (!areas.mayHave(code)) {
      row.refuse("area", "there is no area '" + code + "'");
      return;
    }
    areas
        .find(code)
        .filter(area -> area.level().compareTo(level) < 0)
        .ifPresent(
            area ->
                row.refuse(
                    "area",
                    "a department of level %s cannot be responsible for the whole %s '%s'"
                        .formatted(level, area.level(), code)));
  }
}
