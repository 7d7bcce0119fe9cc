package io.citygrid.jobs.crowd.core;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.MapTile;
import io.citygrid.live.crowd.DevicesHeard;
import java.time.Instant;
import java.util.Optional;

/**
 * How many devices were heard in a place up to the end of a window. Flat, streamed.
 *
 * @param windowMillis start of the window, epoch milliseconds
 * @param seconds length of the window
 */
public record PlaceHeard(
    String place,
    long windowMillis,
    long seconds,
    DevicesHeard heard,
    int leastGroup,
    long cityVersion) {
  /** What places that are hot public areas begin with. */
  public static final String HOT_AREA = "hot-area/";

  /** What places that are cells of the city's grid begin with. */
  public static final String CELL = "cell/";

  /** What places that are cells of the heat surface begin with. */
  public static final String HEAT = "heat/";

  public boolean isHotArea() {
    return place.startsWith(HOT_AREA);
  }

  /** For the area. */
  public CrowdTold told() {
    return CrowdTold.of(place.substring(HOT_AREA.length()), windowMillis, heard, cityVersion);
  }

  /** For the map, when it is a cell of the heat surface and the group is not too small. */
  public Optional<ShownHeat> heat() {
    long devices = Math.round(heard.estimate());
    if (!place.startsWith(HEAT) || devices < leastGroup) {
      return Optional.empty();
    }
    String cell = place.substring(HEAT.length());
    return MapTile.parse(cell)
        .map(
            tile ->
                new ShownHeat(
                    new HeatView(
                        cell,
                        tile.zoom(),
                        Instant.ofEpochMilli(windowMillis),
                        seconds,
                        devices,
                        heard.errorShare()),
                    heard.version()));
  }

  /** For everybody, unless the group is so small that a person could be recognised. */
  public Optional<MetricValue> metric() {
    long people = Math.round(heard.estimate());
    return people < leastGroup
        ? Optional.empty()
        : Optional.of(
            new MetricValue(
                "crowd/" + place + "/present",
                Instant.ofEpochMilli(windowMillis),
                people,
                "1",
                heard.version(),
                Math.max(0, 1 - heard.errorShare())));
  }
}
