package io.citygrid.jobs.patrol;

import io.citygrid.casework.patrol.PatrolGrounds;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.List;

/** Finds grid cells by the indexes of one version of the city. */
record PatrolCells(IndexedCity indexed) implements PatrolGrounds.Placing {
  @Override
  public List<PatrolGrounds.Cell> cellsAt(LonLat point) {
    List<PatrolGrounds.Cell> cells = new ArrayList<>();
    for (IndexedCity.Layer layer : indexed.layers()) {
      if (layer.layer().kind() == LayerKind.GRID) {
        for (Fence fence : layer.index().allAt(point)) {
          cells.add(new PatrolGrounds.Cell(layer.layer().id(), fence.id()));
        }
      }
    }
    return cells;
  }
}
