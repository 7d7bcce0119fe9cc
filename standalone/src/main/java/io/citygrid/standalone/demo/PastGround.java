package io.citygrid.standalone.demo;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Department;
import io.citygrid.city.ResponsibilityList;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/** Where in a city cases can be made up so that it is clear who handles them. */
final class PastGround {
  private static final double METERS_OF_A_DEGREE = 111_195;

  private final City city;
  private final ResponsibilityList responsibilities;
  private final Map<String, List<Cell>> cellsByLayer = new HashMap<>();

  /**
   * @param area code of the deepest area in which it lies
   * @param district code of the district; that of the city where it lies in none
   */
  record Cell(String id, LonLat inside, String area, String district) {
    double metersTo(Cell other) {
      double narrowing = Math.cos(Math.toRadians(inside.lat()));
      return METERS_OF_A_DEGREE
          * Math.hypot(
              (inside.lon() - other.inside.lon()) * narrowing, inside.lat() - other.inside.lat());
    }
  }

  PastGround(City city) {
    this.city = city;
    this.responsibilities = new ResponsibilityList(city);
  }

  /** The cells in which cases of a category are located. */
  List<Cell> cells(Category category) {
    return cellsByLayer.computeIfAbsent(
        category.gridLayer(), id -> city.findLayer(id).map(this::cells).orElse(List.of()));
  }

  private List<Cell> cells(CityLayer layer) {
    List<Cell> cells = new ArrayList<>();
    for (Fence fence : layer.fences().fences()) {
      String area = layer.areaOf().get(fence.id());
      if (area != null) {
        Coordinate inside = fence.geometry().getInteriorPoint().getCoordinate();
        List<String> path = city.areaPath(area);
        cells.add(
            new Cell(
                fence.id(),
                new LonLat(inside.x, inside.y),
                area,
                path.get(Math.min(1, path.size() - 1))));
      }
    }
    return cells;
  }

  /** The one department that handles a category in a cell; empty when none or several may. */
  Optional<Department> findDepartment(Category category, Cell cell) {
    return responsibilities
        .findAnswer(category, cell.area())
        .filter(answer -> answer.departments().size() == 1)
        .map(answer -> answer.departments().get(0));
  }

  /** Codes of districts that have any of these cells, the one with the most of them first. */
  List<String> districts(List<Cell> cells) {
    Map<String, Long> counts = new HashMap<>();
    cells.forEach(cell -> counts.merge(cell.district(), 1L, Long::sum));
    return counts.entrySet().stream()
        .filter(
            each ->
                city.findArea(each.getKey())
                    .filter(area -> area.level() == AreaLevel.DISTRICT)
                    .isPresent())
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> each) -> -each.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }
}
