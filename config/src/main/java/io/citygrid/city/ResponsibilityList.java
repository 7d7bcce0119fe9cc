package io.citygrid.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who handles what, where: the responsibility list (权责清单) of one city version.
 *
 * <p>Of the rows that hold for a category in an area, the one with the most specific category wins
 * (subclass before class before {@code *}), then the one with the deepest area. A row that names a
 * function counts only where a department with this function and level exists. Not thread-safe.
 */
public final class ResponsibilityList {
  /** File of the city in which the rows stand; explanations name it. */
  private static final String FILE = "responsibility.csv";

  private static final String ANY_CATEGORY = "*";

  /**
   * Departments with equal right; one of them when the list is clear.
   *
   * @param rule file and line of the first row that names them
   */
  public record Answer(List<Department> departments, String rule) {}

  private record Question(String category, String area) {}

  /** A row that holds, with how closely it fits. */
  private record Match(int categoryRank, int areaDepth, Responsibility row, Department department) {
    String rank() {
      return categoryRank + "/" + areaDepth;
    }
  }

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingInt(Match::categoryRank)
          .thenComparingInt(Match::areaDepth)
          .reversed()
          .thenComparingInt(match -> match.row().line());

  private final City city;
  private final Map<String, List<Responsibility>> rowsByCategory;
  private final Map<String, List<Department>> byFunction;
  private final Map<Question, List<Answer>> answers = new HashMap<>();

  public ResponsibilityList(City city) {
    this.city = city;
    rowsByCategory =
        city.responsibilities().stream().collect(Collectors.groupingBy(Responsibility::category));
    byFunction = city.departments().stream().collect(Collectors.groupingBy(Department::function));
  }

  /** Who is responsible for cases of the category in the area; empty when no row holds. */
  public Optional<Answer> findAnswer(Category category, String area) {
    List<Answer> found = answers(category, area);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /**
   * Who is responsible, and who would be next should they not be on duty: after the departments of
   * a row those with the same function for larger areas, then those of the next row that holds.
   */
  public List<Answer> listInTurn(Category category, String area) {
    List<String> path = city.areaPath(area);
    return answers(category, area).stream()
        .flatMap(answer -> Stream.concat(Stream.of(answer), above(answer, path)))
        .toList();
  }

  /** Who assists the leading department by rule, each once. */
  public List<String> listAssisting(Category category, String area, String leading) {
    if (city.responsibilityRules().assisting().isEmpty()) {
      return List.of();
    }
    List<String> path = city.areaPath(area);
    return city.responsibilityRules().assisting().stream()
        .filter(assistance -> assistance.fits(category))
        .flatMap(
            assistance ->
                Stream.concat(
                    assistance.departments().stream(),
                    assistance.functions().stream()
                        .flatMap(function -> nearest(function, path).stream())
                        .map(Department::id)))
        .filter(department -> !department.equals(leading))
        .distinct()
        .toList();
  }

  /** For larger areas than the answer's own, the smallest of them first. */
  private Stream<Answer> above(Answer answer, List<String> path) {
    return answer.departments().stream()
        .flatMap(
            department ->
                byFunction.getOrDefault(department.function(), List.of()).stream()
                    .filter(other -> path.contains(other.area()))
                    .filter(other -> path.indexOf(other.area()) < path.indexOf(department.area())))
        .distinct()
        .sorted(
            Comparator.comparingInt((Department other) -> path.indexOf(other.area())).reversed())
        .map(other -> new Answer(List.of(other), answer.rule()));
  }

  private List<Answer> answers(Category category, String area) {
    return answers.computeIfAbsent(
        new Question(category.code(), area), question -> search(category, area));
  }

  private List<Answer> search(Category category, String area) {
    List<String> path = city.areaPath(area);
    List<Match> matches = new ArrayList<>();
    addMatches(matches, 3, category.code(), path);
    addMatches(matches, 2, category.classCode(), path);
    addMatches(matches, 1, ANY_CATEGORY, path);
    matches.sort(BEST_FIRST);
    List<Answer> found = new ArrayList<>();
    for (int from = 0, to; from < matches.size(); from = to) {
      String rank = matches.get(from).rank();
      for (to = from + 1; to < matches.size() && matches.get(to).rank().equals(rank); ) {
        to++;
      }
      List<Department> departments =
          matches.subList(from, to).stream().map(Match::department).distinct().toList();
      found.add(new Answer(departments, FILE + ":" + matches.get(from).row().line()));
    }
    return List.copyOf(found);
  }

  private void addMatches(List<Match> matches, int rank, String category, List<String> path) {
    for (Responsibility row : rowsByCategory.getOrDefault(category, List.of())) {
      int areaDepth = row.area().isEmpty() ? 0 : path.indexOf(row.area());
      if (areaDepth >= 0) {
        department(row, path)
            .ifPresent(found -> matches.add(new Match(rank, areaDepth, row, found)));
      }
    }
  }

  private Optional<Department> department(Responsibility row, List<String> path) {
    if (!row.department().isEmpty()) {
      return city.findDepartment(row.department());
    }
    return byFunction.getOrDefault(row.function(), List.of()).stream()
        .filter(department -> row.level() == null || department.level() == row.level())
        .filter(department -> path.contains(department.area()))
        .max(nearest(path));
  }

  private Optional<Department> nearest(String function, List<String> path) {
    return byFunction.getOrDefault(function, List.of()).stream()
        .filter(department -> path.contains(department.area()))
        .max(nearest(path));
  }

  /** By how small the area is, of one area by how low the level. */
  private static Comparator<Department> nearest(List<String> path) {
    return Comparator.comparingInt((Department department) -> path.indexOf(department.area()))
        .thenComparing(Department::level);
  }
}
