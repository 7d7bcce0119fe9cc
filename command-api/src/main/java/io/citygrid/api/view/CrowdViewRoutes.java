package io.citygrid.api.view;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.identity.Access;

/** Where people are: hot public areas, cells of the grid, and the heat. */
public final class CrowdViewRoutes {
  private final HotAreaRoutes areas;
  private final CellRoutes cells;
  private final HeatRoutes heat;

  public CrowdViewRoutes(CurrentCity city, ViewReads reads) {
    MetricPlaces places = new MetricPlaces(city);
    areas = new HotAreaRoutes(city, reads, places);
    cells = new CellRoutes(reads, places);
    heat = new HeatRoutes(reads, places);
  }

  public void declareIn(Access access) {
    cells.declareIn(access);
    heat.declareIn(access);
    areas.declareIn(access);
  }
}
