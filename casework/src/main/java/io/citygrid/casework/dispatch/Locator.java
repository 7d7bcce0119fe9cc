package io.citygrid.casework.dispatch;

import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.city.event.Placement;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.List;

/** Finds where a point lies in one version of the city. */
final class Locator {
  private final IndexedCity indexed;
  private final City city;

  /** A fence that has the point, with the code of its area; empty when it names none. */
  private record Place(Placement placement, String area) {}

  Locator(IndexedCity indexed) {
    this.indexed = indexed;
    this.city = indexed.city();
  }

  /**
   * Where the point lies, as cases of the category are located: one answer, or one for each of the
   * overlapping fences that have it, in the order of the layer. Fences without an area do not count
   * beside others. Never empty; outside all fences the one answer has neither cell nor area.
   */
  List<Location> list(Category category, LonLat point) {
    List<List<Place>> layers = new ArrayList<>();
    List<Place> cells = List.of();
    List<Place> deepest = List.of();
    for (IndexedCity.Layer layer : indexed.layers()) {
      List<Place> here = places(layer, point);
      if (here.isEmpty()) {
        continue;
      }
      layers.add(here);
      CityLayer cityLayer = layer.layer();
      if (cityLayer.id().equals(category.gridLayer())) {
        cells = here;
      }
      if (cityLayer.kind() == LayerKind.AREA && depth(here) > depth(deepest)) {
        deepest = here;
      }
    }
    List<Location> found = new ArrayList<>();
    for (Place cell : cells) {
      String fence = cell.placement().fence();
      if (cell.area().isEmpty() && !deepest.isEmpty()) {
        deepest.forEach(area -> found.add(location(layers, fence, area.area(), cell, area)));
      } else {
        found.add(location(layers, fence, cell.area(), cell));
      }
    }
    if (cells.isEmpty()) {
      deepest.forEach(area -> found.add(location(layers, "", area.area(), area)));
    }
    List<Location> named = found.stream().filter(each -> !each.area().isEmpty()).toList();
    if (!named.isEmpty()) {
      return named;
    }
    return found.isEmpty() ? List.of(location(layers, "", "")) : found.subList(0, 1);
  }

  /** With one placement a layer: the chosen one where several have the point. */
  private static Location location(
      List<List<Place>> layers, String cell, String area, Place... chosen) {
    List<Place> preferred = List.of(chosen);
    List<Placement> placements =
        layers.stream()
            .map(here -> here.stream().filter(preferred::contains).findFirst().orElse(here.get(0)))
            .map(Place::placement)
            .toList();
    return new Location(placements, cell, area);
  }

  private static List<Place> places(IndexedCity.Layer layer, LonLat point) {
    List<Fence> inside = layer.index().insideAt(point);
    if (inside.isEmpty()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>(inside.size());
    for (Fence fence : inside) {
      double meters = layer.index().edgeDistanceMeters(layer.position(fence), point);
      places.add(
          new Place(
              new Placement(layer.layer().id(), fence.id(), meters),
              layer.layer().areaOf().getOrDefault(fence.id(), "")));
    }
    return places;
  }

  /** All fences of a layer of areas are of one level. */
  private int depth(List<Place> places) {
    return places.isEmpty()
        ? -1
        : city.findArea(places.get(0).area()).map(Area::level).map(Enum::ordinal).orElse(-1);
  }
}
