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
    String area = area(category.get(), position.point());
    var first = responsibilities.findAnswer(category.get(), area);
    if (area.isEmpty() || first.isEmpty() || first.get().departments().size() > 1) {
      return Optional.empty();
    }
    Department department = first.get().departments().get(0);
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

  /** Of the cell of the category's layer, else the deepest one; empty outside all. */
  private String area(Category category, LonLat point) {
    String deepest = "";
    for (Layer each : layers) {
      int position = each.index().firstAt(point.lon(), point.lat());
      if (position == FenceIndex.NONE) {
        continue;
      }
      String fence = each.layer().fences().fences().get(position).id();
      String area = each.layer().areaOf().getOrDefault(fence, "");
      if (each.layer().id().equals(category.gridLayer()) && !area.isEmpty()) {
        return area;
      }
      if (each.layer().kind() == LayerKind.AREA && depth(area) > depth(deepest)) {
        deepest = area;
      }
    }
    return deepest;
  }

  private int depth(String area) {
    return city.findArea(area).map(found -> found.level().ordinal()).orElse(-1);
  }
}
