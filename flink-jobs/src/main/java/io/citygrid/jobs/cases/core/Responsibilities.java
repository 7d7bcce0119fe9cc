package io.citygrid.jobs.cases.core;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Responsibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who handles what, where: the responsibility list (权责清单) of one city version.
 *
 * <p>Of the rows that hold for a category in an area, the one with the most specific category wins
 * (subclass before class before {@code *}), then the one with the deepest area. A row that names a
 * function counts only where a department with this function and level exists. Keeps its answers;
 * not thread-safe.
 */
final class Responsibilities {
  /** File of the city in which the rows stand; explanations name it. */
  private static final String FILE = "responsibility.csv";

  private static final String ANY_CATEGORY = "*";

  /**
   * The departments with equal right; one of them when the list is clear, none when no row holds.
   *
   * @param rule file and line of the first winning row; empty without one
   */
  record Answer(List<Department> departments, String rule) {
    static final Answer NONE = new Answer(List.of(), "");

    /** The department when there is exactly one. */
    Optional<Department> single() {
      return departments.size() == 1 ? Optional.of(departments.get(0)) : Optional.empty();
    }
  }

  private record Question(String category, String area) {}

  /** A row that holds, with how closely it fits. */
  private record Match(int categoryRank, int areaDepth, Responsibility row, Department department) {
    boolean ranksAs(Match other) {
      return categoryRank == other.categoryRank && areaDepth == other.areaDepth;
    }
  }

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingInt(Match::categoryRank)
          .thenComparingInt(Match::areaDepth)
          .reversed()
          .thenComparingInt(match -> match.row().line());

  private final City city;
  private final Map<Question, Answer> answers = new HashMap<>();

  Responsibilities(City city) {
    this.city = city;
  }

  /** Who is responsible for cases of the category in the area. */
  Answer answer(Category category, String area) {
    return answers.computeIfAbsent(
        new Question(category.code(), area), question -> search(category, area));
  }

  private Answer search(Category category, String area) {
    List<String> path = city.areaPath(area);
    List<Match> matches = new ArrayList<>();
    for (Responsibility row : city.responsibilities()) {
      int categoryRank = categoryRank(row.category(), category);
      int areaDepth = row.area().isEmpty() ? 0 : path.indexOf(row.area());
      if (categoryRank > 0 && areaDepth >= 0) {
        department(row, path)
            .ifPresent(found -> matches.add(new Match(categoryRank, areaDepth, row, found)));
      }
    }
    if (matches.isEmpty()) {
      return Answer.NONE;
    }
    matches.sort(BEST_FIRST);
    Match best = matches.get(0);
    List<Department> departments =
        matches.stream().filter(best::ranksAs).map(Match::department).distinct().toList();
    return new Answer(departments, FILE + ":" + best.row().line());
  }

  private static int categoryRank(String rowCategory, Category category) {
    if (rowCategory.equals(category.code())) {
      return 3;
    }
    if (rowCategory.equals(category.classCode())) {
      return 2;
    }
    return rowCategory.equals(ANY_CATEGORY) ? 1 : 0;
  }

  private Optional<Department> department(Responsibility row, List<String> path) {
    if (!row.department().isEmpty()) {
      return city.findDepartment(row.department());
    }
    return city.departments().stream()
        .filter(department -> department.function().equals(row.function()))
        .filter(department -> department.level() == row.level())
        .filter(department -> path.contains(department.area()))
        .max(Comparator.comparingInt(department -> path.indexOf(department.area())));
  }
}
