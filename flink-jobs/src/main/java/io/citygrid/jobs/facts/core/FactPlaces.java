package io.citygrid.jobs.facts.core;

import io.citygrid.casework.facts.FactPlace;
import io.citygrid.casework.facts.FactPlacing;
import io.citygrid.city.CityLayer;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.city.event.Position;
import io.citygrid.geo.fence.FenceIndex;
import java.util.List;

/**
 * Where facts lie: in a cell of the city's first grid layer, whose area counts; without a cell, in
 * the deepest area that covers the position.
 */
public final class FactPlaces implements FactPlacing {
  private final IndexedCity indexed;

  /** Id of the first grid layer; empty when the city has none. */
  private final String grid;

  public FactPlaces(IndexedCity indexed) {
    this.indexed = indexed;
    this.grid =
        indexed.city().layers().stream()
            .filter(layer -> layer.kind() == LayerKind.GRID)
            .findFirst()
            .map(CityLayer::id)
            .orElse("");
  }

  @Override
  public FactPlace place(Position position) {
    String cell = "";
    String cellArea = "";
    List<String> deepest = List.of();
    for (IndexedCity.Layer layer : indexed.layers()) {
      String fence = findFence(layer, position);
      if (fence.isEmpty()) {
        continue;
      }
      String area = layer.layer().areaOf().getOrDefault(fence, "");
      if (layer.layer().id().equals(grid)) {
        cell = fence;
        cellArea = area;
      } else if (layer.layer().kind() == LayerKind.AREA) {
        List<String> path = indexed.city().areaPath(area);
        deepest = path.size() > deepest.size() ? path : deepest;
      }
    }
    List<String> path = cellArea.isEmpty() ? deepest : indexed.city().areaPath(cellArea);
    return new FactPlace(cell, path.isEmpty() ? "" : path.get(path.size() - 1), path);
  }

  /** Id of the fence that covers the position; empty when none does. */
  private static String findFence(IndexedCity.Layer layer, Position position) {
    int found = layer.index().firstAt(position.lon(), position.lat());
    return found == FenceIndex.NONE ? "" : layer.layer().fences().fences().get(found).id();
  }
}
