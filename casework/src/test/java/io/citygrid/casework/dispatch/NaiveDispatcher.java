package io.citygrid.casework.dispatch;

import io.citygrid.casework.life.Assignment;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Department;
import io.citygrid.city.LayerKind;
import io.citygrid.city.Responsibility;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.ScannedFences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * The slow twin of the dispatcher: reads the rules of the field word by word, scans every fence and
 * every row for every report, remembers nothing.
 */
final class NaiveDispatcher {
  /** The outcome in brief. */
  record Outcome(String cell, String area, String department, DeskReason reason, Set<String> who) {
    static Outcome of(Assignment dispatch) {
      Set<String> who = new HashSet<>();
      dispatch.candidates().forEach(candidate -> who.add(candidate.department()));
      return new Outcome(
          dispatch.cell(), dispatch.area(), dispatch.department(), dispatch.deskReason(), who);
    }
  }

  private final City city;

  NaiveDispatcher(City city) {
    this.city = city;
  }

  Outcome dispatch(Category category, Position position) {
    if (position == null) {
      return desk("", "", DeskReason.NO_LOCATION, Set.of());
    }
    LonLat point = position.point();
    for (LonLat spot : city.dispatch().defaultPoints()) {
      if (spot.distanceMeters(point) <= city.dispatch().defaultPointRadiusMeters()) {
        return desk("", "", DeskReason.DEFAULT_POINT, Set.of());
      }
    }
    CityLayer grid = city.findLayer(category.gridLayer()).orElseThrow();
    List<Place> places = places(grid, point);
    List<Place> ruled =
        places.stream().filter(each -> !responsible(category, each.area()).isEmpty()).toList();
    if (places.isEmpty() || places.get(0).area().isEmpty()) {
      String cell = places.isEmpty() ? "" : places.get(0).cell();
      return desk(cell, "", DeskReason.OUTSIDE_ALL_FENCES, Set.of());
    }
    String cell = (ruled.isEmpty() ? places : ruled).get(0).cell();
    String area = (ruled.isEmpty() ? places : ruled).get(0).area();
    if (ruled.isEmpty()) {
      return desk(cell, area, DeskReason.NO_RULE, Set.of());
    }
    Set<String> here = responsible(category, area);
    Set<String> all = new HashSet<>();
    boolean differ = false;
    for (Place each : ruled) {
      Set<String> there = responsible(category, each.area());
      differ |= !there.equals(here);
      all.addAll(there);
    }
    if (differ) {
      return desk(cell, area, DeskReason.OVERLAPPING_FENCES, all);
    }
    if (here.size() > 1) {
      return desk(cell, area, DeskReason.SEVERAL_RULES, here);
    }
    double meters =
        Math.min(
            position.accuracyMeters() > 0
                ? position.accuracyMeters()
                : city.dispatch().defaultAccuracyMeters(),
            city.dispatch().maxAccuracyMeters());
    for (CityLayer layer : city.layers()) {
      boolean otherAreasCount = cell.isEmpty() && layer.kind() == LayerKind.AREA;
      if (layer.id().equals(grid.id()) || otherAreasCount) {
        for (Fence fence : new ScannedFences(layer.fences()).within(point, meters)) {
          String other = layer.areaOf().getOrDefault(fence.id(), "");
          if (!other.isEmpty() && !city.areaPath(area).contains(other)) {
            all.addAll(responsible(category, other));
          }
        }
      }
    }
    return all.size() > 1
        ? desk(cell, area, DeskReason.NEAR_EDGE, all)
        : new Outcome(cell, area, here.iterator().next(), null, Set.of());
  }

  private static Outcome desk(String cell, String area, DeskReason reason, Set<String> who) {
    return new Outcome(cell, area, "", reason, who);
  }

  /** A cell that has the point, or none, and its area. */
  private record Place(String cell, String area) {}

  private List<Place> places(CityLayer grid, LonLat point) {
    List<Fence> cells = inside(grid, point);
    List<Place> places = new ArrayList<>();
    for (Fence cell : cells) {
      String own = grid.areaOf().getOrDefault(cell.id(), "");
      for (String area : own.isEmpty() ? deepestAreas(point) : List.of(own)) {
        places.add(new Place(cell.id(), area));
      }
    }
    if (cells.isEmpty()) {
      deepestAreas(point).forEach(area -> places.add(new Place("", area)));
    }
    return places.isEmpty() && !cells.isEmpty()
        ? List.of(new Place(cells.get(0).id(), ""))
        : places;
  }

  /** In the interior of a fence, as JTS has it; on edges only, the first counts. */
  private static List<Fence> inside(CityLayer layer, LonLat point) {
    List<Fence> covering = new ScannedFences(layer.fences()).allAt(point);
    Point place = new GeometryFactory().createPoint(new Coordinate(point.lon(), point.lat()));
    List<Fence> inside =
        covering.stream().filter(fence -> fence.geometry().contains(place)).toList();
    return inside.isEmpty() && !covering.isEmpty() ? covering.subList(0, 1) : inside;
  }

  private List<String> deepestAreas(LonLat point) {
    List<String> deepest = List.of();
    for (AreaLevel level : AreaLevel.values()) {
      for (CityLayer layer : city.layers()) {
        if (layer.kind() == LayerKind.AREA) {
          List<String> here =
              inside(layer, point).stream()
                  .map(fence -> layer.areaOf().getOrDefault(fence.id(), ""))
                  .filter(code -> city.findArea(code).orElseThrow().level() == level)
                  .toList();
          deepest = here.isEmpty() ? deepest : here;
        }
      }
    }
    return deepest;
  }

  private Set<String> responsible(Category category, String area) {
    List<String> wantedCategories = List.of(category.code(), category.classCode(), "*");
    List<String> wantedAreas = new ArrayList<>(city.areaPath(area));
    java.util.Collections.reverse(wantedAreas);
    for (String wanted : wantedCategories) {
      for (String place : wantedAreas) {
        Set<String> found = rows(wanted, place, area);
        if (place.equals(wantedAreas.get(wantedAreas.size() - 1))) {
          found.addAll(rows(wanted, "", area));
        }
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return new HashSet<>();
  }

  /** True when no department with the same function has a smaller area that has the place. */
  private boolean isNearest(Department department, String area) {
    List<String> path = city.areaPath(area);
    return city.departments().stream()
        .filter(other -> other.function().equals(department.function()))
        .noneMatch(other -> path.indexOf(other.area()) > path.indexOf(department.area()));
  }

  private Set<String> rows(String category, String place, String area) {
    Set<String> found = new HashSet<>();
    for (Responsibility row : city.responsibilities()) {
      if (row.category().equals(category) && row.area().equals(place)) {
        for (Department department : city.departments()) {
          boolean byId = row.department().equals(department.id());
          boolean byFunction =
              row.department().isEmpty()
                  && row.function().equals(department.function())
                  && (row.level() == department.level()
                      || row.level() == null && isNearest(department, area))
                  && city.areaPath(area).contains(department.area());
          if (byId || byFunction) {
            found.add(department.id());
          }
        }
      }
    }
    return found;
  }
}
