package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.Department;
import io.citygrid.city.Responsibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code responsibility.csv}: who handles what, where. */
final class ResponsibilityTable {
  static final String FILE = "responsibility.csv";
  private static final List<String> COLUMNS =
      List.of("category", "area", "function", "level", "department");

  private final Register<Area> areas;
  private final Register<Category> categories;
  private final Register<Department> departments;
  private final Set<String> classes;

  private ResponsibilityTable(
      Register<Area> areas, Register<Category> categories, Register<Department> departments) {
    this.areas = areas;
    this.categories = categories;
    this.departments = departments;
    this.classes =
        categories.values().stream().map(Category::classCode).collect(Collectors.toSet());
  }

  static List<Responsibility> read(
      CityFiles files,
      Register<Area> areas,
      Register<Category> categories,
      Register<Department> departments,
      Problems problems) {
    return new ResponsibilityTable(areas, categories, departments)
        .rows(CsvTable.read(files, FILE, COLUMNS, problems));
  }

  private List<Responsibility> rows(Optional<CsvTable> table) {
    List<Responsibility> list = new ArrayList<>();
    Map<Responsibility, Integer> seen = new HashMap<>();
    Map<String, Integer> places = new HashMap<>();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      checkCategory(row);
      checkArea(row);
      Responsibility responsibility =
          row.text("department").isEmpty() ? byFunction(row) : byDepartment(row);
      if (!row.isSound()) {
        continue;
      }
      Integer first = seen.putIfAbsent(withoutLine(responsibility), row.line());
      if (first != null) {
        row.refuse("", "is the same as line " + first);
        continue;
      }
      Integer rival =
          places.putIfAbsent(responsibility.category() + "\n" + responsibility.area(), row.line());
      if (rival != null) {
        row.warn(
            "",
            "names another department for the same category and area as line %d:".formatted(rival)
                + " such cases go to the manual desk");
      }
      list.add(responsibility);
    }
    return list;
  }

  private void checkCategory(CsvRow row) {
    String category = row.required("category");
    if (!category.isEmpty()
        && !category.equals(CategoryTables.ANY)
        && !classes.contains(category)
        && !categories.mayHave(category)) {
      row.refuse("category", "there is no category or class '%s'; * means all".formatted(category));
    }
  }

  private void checkArea(CsvRow row) {
    String area = row.text("area");
    if (!area.isEmpty() && !areas.mayHave(area)) {
      row.refuse("area", "there is no area '" + area + "'");
    }
  }

  private static Responsibility byDepartmentOf(CsvRow row, String department) {
    return new Responsibility(
        row.text("category"), row.text("area"), "", null, department, row.line());
  }

  private Responsibility byDepartment(CsvRow row) {
    String department = row.text("department");
    if (!row.text("function").isEmpty()) {
      row.refuse("function", "must be empty when a department is named");
    }
    if (!row.text("level").isEmpty()) {
      row.refuse("level", "must be empty when a department is named");
    }
    if (!departments.mayHave(department)) {
      row.refuse("department", "there is no department '" + department + "'");
    }
    return byDepartmentOf(row, department);
  }

  private Responsibility byFunction(CsvRow row) {
    String function = row.text("function");
    if (function.isEmpty()) {
      row.refuse("department", "the row must name a department, or a function");
      return byDepartmentOf(row, "");
    }
    @Nullable AreaLevel level =
        row.text("level").isEmpty() ? null : row.oneOf("level", AreaLevel.class);
    if (row.isSound()
        && departments.isReadable()
        && !someoneHas(function, level, row.text("area"))) {
      row.refuse(
          "function",
          "no department has the function '%s' at %s here; the row names nobody"
              .formatted(function, level == null ? "any level" : "level " + level));
    }
    return new Responsibility(
        row.text("category"), row.text("area"), function, level, "", row.line());
  }

  /** Some department with this function and level shares ground with the area of the row. */
  private boolean someoneHas(String function, @Nullable AreaLevel level, String rowArea) {
    return departments.values().stream()
        .filter(department -> department.function().equals(function))
        .filter(department -> level == null || department.level() == level)
        .anyMatch(department -> sharesGround(department.area(), rowArea));
  }

  private boolean sharesGround(String departmentArea, String rowArea) {
    if (rowArea.isEmpty()) {
      return true;
    }
    Optional<Area> ofDepartment = areas.find(departmentArea);
    Optional<Area> ofRow = areas.find(rowArea);
    return ofDepartment.isEmpty()
        || ofRow.isEmpty()
        || AreaTable.liesIn(ofDepartment.get(), rowArea, areas)
        || AreaTable.liesIn(ofRow.get(), departmentArea, areas);
  }

  private static Responsibility withoutLine(Responsibility row) {
    return new Responsibility(
        row.category(), row.area(), row.function(), row.level(), row.department(), 0);
  }
}
