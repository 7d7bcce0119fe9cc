package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.LayerKind;
import io.citygrid.city.WatchedRoute;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.citygrid.geo.road.Segment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * In which area lies what a metric measures, by its key {@code subject/kind/thing/what}. What
 * cannot be placed belongs to the whole city, so that only those who see all of it see that.
 * Thread-safe.
 */
public final class MetricPlaces {
  /** The kind of thing that a hot public area is. */
  public static final String CROWD_AREA = "hot-area";

  /** The kind of thing that a cell of the heat surface is; it lies where its middle does. */
  public static final String HEAT = "heat";

  /** The kind of thing that a flow from one area to another is; it lies in both. */
  public static final String FLOW_PAIR = "pair";

  /** The kind of thing that a watched route is; it lies in the areas of both its ends. */
  public static final String ROUTE = "route";

  private static final int KIND = 1;
  private static final int THING = 2;

  private final CurrentCity current;
  private @Nullable City of;
  private Map<String, List<String>> places = Map.of();

  public MetricPlaces(CurrentCity current) {
    this.current = current;
  }

  /** Codes from the city down; empty while the city is not known. */
  public List<String> areaPath(String key) {
    Optional<City> city = current.find().map(PublishedCity::city);
    String[] parts = key.split("/", THING + 2);
    if (city.isEmpty()) {
      return List.of();
    }
    if (parts.length <= THING) {
      return whole(city.get());
    }
    return known(city.get())
        .computeIfAbsent(
            parts[KIND] + "/" + parts[THING],
            thing -> place(city.get(), parts[KIND], parts[THING]));
  }

  private synchronized Map<String, List<String>> known(City city) {
    if (city != of) {
      places = new ConcurrentHashMap<>();
      of = city;
    }
    return places;
  }

  private static List<String> place(City city, String kind, String thing) {
    List<String> path =
        switch (kind) {
          case "area" ->
              city.findArea(thing).isPresent() ? city.areaPath(thing) : List.<String>of();
          case FLOW_PAIR -> ofPair(city, thing);
          case ROUTE -> ofRoute(city, thing);
          case "segment" ->
              city.roads()
                  .findSegment(thing)
                  .map(segment -> AreaPaths.at(city, middle(city, segment)))
                  .orElse(List.of());
          case "detector" ->
              city.findDetector(thing)
                  .map(Detector::position)
                  .map(position -> AreaPaths.at(city, position))
                  .orElse(List.of());
          case CROWD_AREA ->
              city.findCrowdArea(thing)
                  .map(area -> AreaPaths.at(city, area.position()))
                  .orElse(List.of());
          case "counter" ->
              city.findCounter(thing)
                  .map(counter -> AreaPaths.at(city, counter.position()))
                  .orElse(List.of());
          case "measuring-area" ->
              city.findMeasuringArea(thing)
                  .map(area -> AreaPaths.at(city, area.position()))
                  .orElse(List.of());
          case "cell" -> ofCell(city, thing);
          case HEAT ->
              MapTile.parse(thing).map(tile -> AreaPaths.at(city, tile.middle())).orElse(List.of());
          default -> List.of();
        };
    return path.isEmpty() ? whole(city) : path;
  }

  /** Codes above either area, so that who sees one of them sees the flow. */
  private static List<String> ofPair(City city, String pair) {
    int dash = pair.indexOf('-');
    Set<String> codes = new LinkedHashSet<>();
    if (dash > 0) {
      codes.addAll(city.areaPath(pair.substring(0, dash)));
      codes.addAll(city.areaPath(pair.substring(dash + 1)));
    }
    return List.copyOf(codes);
  }

  /** Codes above either end, so that who sees one of them sees the route. */
  private static List<String> ofRoute(City city, String route) {
    Set<String> codes = new LinkedHashSet<>();
    for (WatchedRoute each : city.watchedRoutes()) {
      if (each.id().equals(route)) {
        codes.addAll(AreaPaths.at(city, each.from().position()));
        codes.addAll(AreaPaths.at(city, each.to().position()));
      }
    }
    return List.copyOf(codes);
  }

  private static List<String> ofCell(City city, String cell) {
    return city.layers().stream()
        .filter(layer -> layer.kind() == LayerKind.GRID)
        .flatMap(layer -> Optional.ofNullable(layer.areaOf().get(cell)).stream())
        .findFirst()
        .map(city::areaPath)
        .orElse(List.of());
  }

  private static LonLat middle(City city, Segment segment) {
    return city.roads().point(segment, segment.lengthMeters() / 2);
  }

  private static List<String> whole(City city) {
    return List.of(city.areas().get(0).code());
  }
}
