package io.citygrid.jobs.crowd.core;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.flow.core.FlowGround;
import io.citygrid.live.crowd.AreaCount;
import io.citygrid.live.crowd.CrowdOutlook;
import io.citygrid.live.crowd.cell.CellOutlook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

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
  private final HeardTimes heardTimes;
  private final IndexedCity.@Nullable Layer cells;
  private final List<String> cellPlaces = new ArrayList<>();
  private final HotAreasAt hotAreas;
  private final Map<MapTile, List<String>> heatPlaces = new HashMap<>();
  private final FlowGround flow;
  private final CellOutlook cellOutlook;
  private final Map<String, Double> cellMeters = new HashMap<>();

  public CrowdGround(IndexedCity indexed) {
    this.indexed = indexed;
    this.flow = new FlowGround(indexed);
    this.outlook = new CrowdOutlook(rules(), city().calendar());
    this.cellOutlook = new CellOutlook(rules(), city().calendar());
    this.heardTimes =
        new HeardTimes(
            windowMillis(),
            rules().presence().windowMinutes() * MILLIS_PER_MINUTE,
            rules().measuring().correctableMinutes() * MILLIS_PER_MINUTE);
    this.cells = firstGrid(indexed);
    if (cells != null) {
      cells
          .layer()
          .fences()
          .fences()
          .forEach(
              fence -> {
                cellPlaces.add(PlaceHeard.CELL + fence.id());
                cellMeters.put(PlaceHeard.CELL + fence.id(), fence.squareMeters());
              });
    }
    this.hotAreas = new HotAreasAt(city().crowdAreas());
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

  /** What is usual in cells. */
  public CellOutlook cellOutlook() {
    return cellOutlook;
  }

  /**
   * Size of a cell of the grid or a tile of the heat; empty when the city has none of this name.
   */
  public OptionalDouble squareMeters(String place) {
    Double ofCell = cellMeters.get(place);
    return ofCell == null
        ? PlaceHeard.tile(place)
            .map(MapTile::squareMeters)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty())
        : OptionalDouble.of(ofCell);
  }

  /** What is said about flow. */
  public FlowGround flow() {
    return flow;
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
    return heardTimes;
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
    if (cells != null) {
      int fence = cells.index().firstAt(point.lon(), point.lat());
      if (fence != FenceIndex.NONE) {
        places.add(cellPlaces.get(fence));
      }
    }
    hotAreas.addPlaces(point, places);
    if (!places.isEmpty()) {
      places.addAll(
          heatPlaces.computeIfAbsent(MapTile.of(point, HEAT_ZOOMS.get(0)), CrowdGround::heat));
    }
    return places;
  }

  /** A cell of the finest heat with the coarser ones it lies in. */
  private static List<String> heat(MapTile finest) {
    return HEAT_ZOOMS.stream().map(zoom -> PlaceHeard.HEAT + finest.within(zoom).id()).toList();
  }

  private static IndexedCity.@Nullable Layer firstGrid(IndexedCity indexed) {
    for (IndexedCity.Layer layer : indexed.layers()) {
      if (layer.layer().kind() == LayerKind.GRID) {
        return layer;
      }
    }
    return null;
  }
}
