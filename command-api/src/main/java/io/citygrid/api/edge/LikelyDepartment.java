package io.citygrid.api.edge;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Department;
import io.citygrid.city.FullLoad;
import io.citygrid.city.LayerKind;
import io.citygrid.city.OffDuty;
import io.citygrid.city.ResponsibilityList;
import io.citygrid.city.event.Position;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.FenceIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To which department the rules of one city version will give a case, so that the edge can keep
 * room for it. Whenever the rules dispatch to a department, it is this one; this may also name one
 * where they leave the case to a person, because the place is near an edge or a default point. Not
 * the decision, which is the job's. Thread-safe.
 */
public final class LikelyDepartment {
  private record Layer(CityLayer layer, FenceIndex index) {}

  private final City city;
  private final ResponsibilityList responsibilities;
  private final List<Layer> layers = new ArrayList<>();

  public LikelyDepartment(City city) {
    this.city = city;
    this.responsibilities = new ResponsibilityList(city);
    for (CityLayer layer : city.layers()) {
      layers.add(new Layer(layer, FenceIndex.of(layer.fences())));
    }
  }

  /**
   * The department; empty when a person will decide.
   *
   * @param full ids of the departments that have no room
   */
  public synchronized Optional<Department> find(
      String categoryCode, @Nullable Position position, Instant at, Set<String> full) {
    Optional<Category> category = city.findCategory(categoryCode);
    if (category.isEmpty() || position == null) {
      return Optional.empty();
    }
    List<String> areas = areas(category.get(), position.point());
    List<List<Department>> named =
        areas.stream()
            .flatMap(each -> responsibilities.findAnswer(category.get(), each).stream())
            .map(ResponsibilityList.Answer::departments)
            .distinct()
            .toList();
    if (named.size() != 1 || named.get(0).size() > 1) {
      return Optional.empty();
    }
    String area =
        areas.stream()
            .filter(each -> responsibilities.findAnswer(category.get(), each).isPresent())
            .findFirst()
            .orElseThrow();
    Department department = named.get(0).get(0);
    boolean onDuty = isOnDuty(department, at);
    if (onDuty && !full.contains(department.id())) {
      return Optional.of(department);
    }
    var rules = city.responsibilityRules();
    boolean goesOn = onDuty ? rules.fullLoad() == FullLoad.NEXT : rules.offDuty() == OffDuty.NEXT;
    return goesOn ? next(category.get(), area, at, full) : Optional.empty();
  }

  private Optional<Department> next(Category category, String area, Instant at, Set<String> full) {
    for (var answer : responsibilities.listInTurn(category, area)) {
      List<Department> able =
          answer.departments().stream()
              .filter(each -> isOnDuty(each, at) && !full.contains(each.id()))
              .toList();
      if (!able.isEmpty()) {
        return able.size() == 1 ? Optional.of(able.get(0)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isOnDuty(Department department, Instant at) {
    return city.responsibilityRules().isOnDuty(department, at, city.calendar());
  }

  /** Of the cells of the category's layer, else the deepest ones; several where fences overlap. */
  private List<String> areas(Category category, LonLat point) {
    List<String> deepest = List.of();
    List<String> cells = List.of();
    for (Layer each : layers) {
      List<String> here =
          each.index().insideAt(point).stream()
              .map(fence -> each.layer().areaOf().getOrDefault(fence.id(), ""))
              .toList();
      if (each.layer().id().equals(category.gridLayer())) {
        cells = here;
      }
      if (each.layer().kind() == LayerKind.AREA && depth(here) > depth(deepest)) {
        deepest = here;
      }
    }
    List<String> areas = new ArrayList<>();
    for (String cell : cells.isEmpty() ? List.of("") : cells) {
      areas.addAll(cell.isEmpty() ? deepest : List.of(cell));
    }
    areas.removeIf(String::isEmpty);
    return areas;
  }

  private int depth(List<String> areas) {
    return areas.isEmpty()
        ? -1
        : city.findArea(areas.get(0)).map(found -> found.level().ordinal()).orElse(-1);
  }
}
