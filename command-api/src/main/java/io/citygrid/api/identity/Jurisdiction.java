package io.citygrid.api.identity;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The part of the city in which an administrator gives and takes rights (管理辖区): the own areas with
 * all that lies in them. What reaches beyond them is for an administrator of larger areas; what has
 * no place, for one of the whole city.
 *
 * @param administrator who administers
 * @param city by which areas lie in areas; while it is not known only an own area lies in the own
 */
record Jurisdiction(Principal administrator, Optional<City> city) {

  /** True when nothing reaches beyond it. */
  boolean isWholeCity() {
    return administrator.seesEverything();
  }

  /**
   * What of these rights reaches beyond, in words; empty when all of it lies within. A department
   * belongs to its area. Rights that name neither area nor department lie in none of the own areas,
   * and so do roles whose work no area bounds.
   */
  List<String> beyond(Rights rights) {
    List<String> beyond = new ArrayList<>();
    if (isWholeCity()) {
      return beyond;
    }
    List<String> areas = rights.areas().stream().filter(area -> !holdsArea(area)).sorted().toList();
    if (!areas.isEmpty()) {
      beyond.add("areas " + areas);
    }
    if (!rights.department().isEmpty() && !holdsDepartment(rights.department())) {
      beyond.add("the department '" + rights.department() + "'");
    }
    List<Role> unbounded =
        rights.roles().stream().filter(Role.OF_NO_AREA::contains).sorted().toList();
    if (!unbounded.isEmpty()) {
      beyond.add("roles " + unbounded + ", whose work no area bounds");
    }
    if (rights.areas().isEmpty() && rights.department().isEmpty()) {
      beyond.add("somebody of no area");
    }
    return beyond;
  }

  /** The same for what a user has now. */
  List<String> beyond(UserAccount user) {
    return beyond(new Rights(user.roles(), user.areas(), user.department()));
  }

  /**
   * What of these devices stands elsewhere, as a token names them; empty when all of it lies
   * within. A prefix stands for devices that are still to come, of which nobody knows where.
   *
   * @param places of everything in the city that tells under an id, codes from the city down; empty
   *     for an id that the city does not place
   */
  List<String> beyond(Set<String> devices, Function<String, List<List<String>>> places) {
    if (isWholeCity()) {
      return List.of();
    }
    return devices.stream()
        .filter(device -> device.endsWith("*") || !holdsAll(places.apply(device)))
        .sorted()
        .toList();
  }

  /**
   * @param what is to be done
   * @param beyond what of it reaches beyond
   * @throws ProblemException 403 that says what, unless there is nothing
   */
  void require(String what, List<String> beyond) {
    if (!beyond.isEmpty()) {
      throw new ProblemException(
          Problem.forbidden(
              "%s reaches beyond your areas %s: %s. An administrator of areas that hold all of it,"
                      .formatted(
                          what,
                          administrator.areas().stream().sorted().toList(),
                          String.join("; ", beyond))
                  + " or of the whole city (*), may do this"));
    }
  }

  private boolean holdsArea(String code) {
    Set<String> own = administrator.areas();
    return own.contains(code)
        || city.filter(known -> known.findArea(code).isPresent())
            .map(known -> known.areaPath(code).stream().anyMatch(own::contains))
            .orElse(false);
  }

  private boolean holdsDepartment(String id) {
    return city.flatMap(known -> known.findDepartment(id))
        .map(Department::area)
        .map(this::holdsArea)
        .orElse(false);
  }

  private boolean holdsAll(List<List<String>> places) {
    return !places.isEmpty()
        && places.stream()
            .allMatch(path -> path.stream().anyMatch(administrator.areas()::contains));
  }
}
