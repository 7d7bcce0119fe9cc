package io.citygrid.jobs.crowd.core;

import io.citygrid.city.view.HeatView;
import io.citygrid.geo.MapTile;
import io.citygrid.live.crowd.DevicesHeard;
import java.util.Optional;

/**
 * How many devices were heard in a place up to the end of a window. Flat, streamed.
 *
 * @param windowMillis start of the window, epoch milliseconds
 * @param seconds length of the window
 */
public record PlaceHeard(
    String place, long windowMillis, long seconds, DevicesHeard heard, long cityVersion) {
  /** What places that are hot public areas begin with. */
  public static final String HOT_AREA = "hot-area/";

  /** What places that are cells of the city's grid begin with. */
  public static final String CELL = "cell/";

  /** What places that are tiles of the heat begin with. */
  public static final String HEAT = "heat/";

  public boolean isHotArea() {
    return place.startsWith(HOT_AREA);
  }

  /** For the area. */
  public CrowdTold told() {
    return CrowdTold.of(place.substring(HOT_AREA.length()), windowMillis, heard, cityVersion);
  }

  /**
   * With which others it is decided whether the place is shown: all tiles of the heat that lie in
   * one of the coarsest, as they tell of each other; a cell of the grid by itself.
   */
  public String group() {
    int coarsest = HeatView.ZOOMS.get(HeatView.ZOOMS.size() - 1);
    return tile(place).map(tile -> HEAT + tile.within(coarsest).id()).orElse(place);
  }

  /** The tile of the heat that a place is; empty for others. */
  static Optional<MapTile> tile(String place) {
    return place.startsWith(HEAT)
        ? MapTile.parse(place.substring(HEAT.length()))
        : Optional.empty();
  }
}
