package io.citygrid.jobs.crowd.core;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.LayerKind;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.city.IndexedCity;
import io.citygrid.live.crowd.AreaCount;
import io.citygrid.live.crowd.CrowdOutlook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one city version says about crowds, ready to be looked up: areas, counters, rules, and in
 * which places a device is that was heard somewhere. Not thread-safe.
 */
public final class CrowdGround {
  /**
   * Zooms of the heat surface, from fine to coarse; about 600 m, 2.4 km and 9.8 km at the equator.
   */
  static final List<Integer> HEAT_ZOOMS = HeatView.ZOOMS;

  private static final long MILLIS_PER_MINUTE = 60_000;

  private final IndexedCity indexed;
  private final Map<String, List<String>> areaPaths = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final CrowdOutlook outlook;

  public CrowdGround(IndexedCity indexed) {
    this.indexed = indexed;
    this.outlook = new CrowdOutlook(rules(), city().calendar());
    city().counters().forEach(counter -> counters.merge(counter.area(), 1, Integer::sum));
  }

  public City city() {
    return indexed.city();
  }

  public CrowdRules rules() {
    return city().crowd();
  }

  public CrowdOutlook outlook() {
    return outlook;
  }

  public long windowMillis() {
    return rules().measuring().windowMinutes() * MILLIS_PER_MINUTE;
  }

  /** Start of the window a moment lies in. */
  public long windowOf(long millis) {
    return Math.floorDiv(millis, windowMillis()) * windowMillis();
  }

  /** Until when a window is corrected by what comes late. */
  public long closedAt(long windowMillis) {
    return windowMillis
        + windowMillis()
        + rules().measuring().correctableMinutes() * MILLIS_PER_MINUTE;
  }

  /** In what time devices are counted. */
  public HeardTimes heardTimes() {
    return new HeardTimes(
        windowMillis(),
        rules().presence().windowMinutes() * MILLIS_PER_MINUTE,
        rules().measuring().correctableMinutes() * MILLIS_PER_MINUTE);
  }

  /** Counts the people of an area. */
  public AreaCount countOf(CrowdArea area) {
    return new AreaCount(
        area, counters.getOrDefault(area.id(), 0), rules(), city().calendar().zone());
  }

  /** Codes of the administrative areas in which the middle of an area lies, the city first. */
  public List<String> areaPath(CrowdArea area) {
    return areaPaths.computeIfAbsent(area.id(), id -> indexed.areaPath(area.position()));
  }

  /**
   * The places in which a device is: hot areas (as circles of their size), the cell of the city's
   * first grid layer, and a cell of the heat surface for each zoom. None outside the city.
   */
  public List<String> placesOf(LonLat point) {
    List<String> places = new ArrayList<>();
    for (IndexedCity.Layer layer : indexed.layers()) {
      if (layer.layer().kind() == LayerKind.GRID) {
        int fence = layer.index().firstAt(point.lon(), point.lat());
        if (fence != FenceIndex.NONE) {
          places.add("cell/" + layer.layer().fences().fences().get(fence).id());
        }
        break;
      }
    }
    for (CrowdArea area : city().crowdAreas()) {
      if (area.position().distanceMeters(point) <= area.radiusMeters()) {
        places.add(PlaceHeard.HOT_AREA + area.id());
      }
    }
    if (!places.isEmpty()) {
      HEAT_ZOOMS.forEach(zoom -> places.add(PlaceHeard.HEAT + MapTile.of(point, zoom).id()));
    }
    return places;
  }
}
