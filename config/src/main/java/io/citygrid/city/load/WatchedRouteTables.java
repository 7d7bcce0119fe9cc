package io.citygrid.city.load;

import io.citygrid.city.NamedPlace;
import io.citygrid.city.WatchedRoute;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code places.csv} and {@code watched-routes.csv}: places that have a name, and between which of
 * them the city watches how long one drives. A city may do without both.
 */
final class WatchedRouteTables {
  static final String PLACES = "places.csv";
  static final String ROUTES = "watched-routes.csv";

  private static final List<String> PLACE_COLUMNS =
      List.of("id", "name_zh", "name_en", "lon", "lat");
  private static final List<String> ROUTE_COLUMNS = List.of("id", "from", "to", "via");
  private static final double FARTHEST_METERS = 1_000;

  private WatchedRouteTables() {}

  static Register<NamedPlace> readPlaces(CityFiles files, Roads roads, Problems problems) {
    Optional<CsvTable> table = CrowdTables.table(files, PLACES, PLACE_COLUMNS, List.of(), problems);
    boolean isMissing = !files.contents().containsKey(PLACES);
    Register<NamedPlace> places = new Register<>(isMissing || table.isPresent());
    List<CsvRow> rows = table.map(CsvTable::rows).orElse(List.of());
    if (rows.isEmpty()) {
      return places;
    }
    GridSegments index = roads.segments();
    for (CsvRow row : rows) {
      String id = id(row);
      places.claim(id, row, "id");
      var names = row.names("name");
      LonLat position = SensorTables.position(row);
      if (!row.isSound()) {
        continue;
      }
      OptionalInt node = nearestNode(position, roads.network(), index);
      if (node.isPresent()) {
        places.put(id, new NamedPlace(id, names, position, node.getAsInt()));
      } else {
        row.refuse("lon", "and lat must be within 1 km of a junction of the city's roads");
      }
    }
    return places;
  }

  static List<WatchedRoute> readRoutes(
      CityFiles files, Register<NamedPlace> places, Roads roads, Problems problems) {
    Optional<CsvTable> table = CrowdTables.table(files, ROUTES, ROUTE_COLUMNS, List.of(), problems);
    Register<WatchedRoute> routes = new Register<>(table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = id(row);
      routes.claim(id, row, "id");
      Optional<NamedPlace> from = place(row, "from", row.required("from"), places);
      List<NamedPlace> via = new ArrayList<>();
      for (String passed : row.text("via").split(" ")) {
        if (!passed.isEmpty()) {
          place(row, "via", passed, places).ifPresent(via::add);
        }
      }
      Optional<NamedPlace> to = place(row, "to", row.required("to"), places);
      // A place whose own row is refused makes its routes wait for it.
      if (!row.isSound() || from.isEmpty() || to.isEmpty()) {
        continue;
      }
      WatchedRoute route = new WatchedRoute(id, from.get(), to.get(), via);
      if (isDrivable(route, roads, row)) {
        routes.put(id, route);
      }
    }
    return routes.all();
  }

  /** The id is a part of the keys of metrics. */
  private static String id(CsvRow row) {
    String id = row.required("id");
    if (id.contains("/")) {
      row.refuse("id", "must not contain a slash but is '%s'".formatted(id));
    }
    return id;
  }

  private static Optional<NamedPlace> place(
      CsvRow row, String column, String id, Register<NamedPlace> places) {
    if (!id.isEmpty() && !places.mayHave(id)) {
      row.refuse(column, "places.csv has no place '%s'".formatted(id));
    }
    return places.find(id);
  }

  private static boolean isDrivable(WatchedRoute route, Roads roads, CsvRow row) {
    List<NamedPlace> stops = route.stops();
    for (int i = 1; i < stops.size(); i++) {
      NamedPlace here = stops.get(i - 1);
      NamedPlace next = stops.get(i);
      if (here.node() == next.node()) {
        row.refuse("to", "'%s' and '%s' lie at the same junction".formatted(here.id(), next.id()));
        return false;
      }
      if (!roads.isDrivable(here.node(), next.node())) {
        row.refuse(
            "to", "the city has no way by road from '%s' to '%s'".formatted(here.id(), next.id()));
        return false;
      }
    }
    return true;
  }

  private static OptionalInt nearestNode(LonLat position, RoadNetwork roads, GridSegments index) {
    double x = roads.frame().x(position.lon());
    double y = roads.frame().y(position.lat());
    double nearest = FARTHEST_METERS;
    OptionalInt node = OptionalInt.empty();
    for (SegmentPoint near : index.near(position, FARTHEST_METERS)) {
      Segment segment = near.segment();
      int last = segment.size() - 1;
      double toStart = Math.hypot(segment.x(0) - x, segment.y(0) - y);
      double toEnd = Math.hypot(segment.x(last) - x, segment.y(last) - y);
      if (Math.min(toStart, toEnd) < nearest) {
        nearest = Math.min(toStart, toEnd);
        node = OptionalInt.of(toStart <= toEnd ? segment.fromNode() : segment.toNode());
      }
    }
    return node;
  }
}
