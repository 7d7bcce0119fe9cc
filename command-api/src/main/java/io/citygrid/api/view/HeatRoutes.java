package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.MapTile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where devices are heard, and how many people that makes, by map tiles, finer or coarser; the
 * latest window only.
 */
final class HeatRoutes {

  private final ViewReads reads;
  private final MetricPlaces places;

  HeatRoutes(ViewReads reads, MetricPlaces places) {
    this.reads = reads;
    this.places = places;
  }

  void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "showHeat", GET, "/v1/crowd/heat", this::showHeat);
  }

  private void showHeat(RoutingContext context, Principal principal) {
    int zoom = zoom(Optional.ofNullable(context.request().getParam("zoom")));
    reads
        .ask(view -> items(view.heat().values(), zoom, principal))
        .onSuccess(items -> Answer.json(context, 200, new JsonObject().put("items", items)))
        .onFailure(context::fail);
  }

  /** The zoom of the surface that is nearest to the asked one, not finer. */
  private static int zoom(Optional<String> asked) {
    int coarsest = HeatView.ZOOMS.get(HeatView.ZOOMS.size() - 1);
    if (asked.isEmpty()) {
      return coarsest;
    }
    if (!asked.get().matches("[0-9]{1,2}")) {
      throw ProblemException.field("zoom", "must be a zoom of the map from 0 to 99");
    }
    int wanted = Integer.parseInt(asked.get());
    return HeatView.ZOOMS.stream().filter(zoom -> zoom <= wanted).findFirst().orElse(coarsest);
  }

  /** A tile that is hidden now is not shown as it was while those beside it are newer. */
  private JsonArray items(Collection<String> cells, int zoom, Principal principal) {
    List<JsonObject> all = cells.stream().map(JsonObject::new).toList();
    Map<MapTile, Instant> newest = new HashMap<>();
    all.forEach(
        cell ->
            newest.merge(
                coarsest(cell),
                LatestWindow.at(cell),
                (known, other) -> other.isAfter(known) ? other : known));
    JsonArray items = new JsonArray();
    LatestWindow.of(all.stream().filter(cell -> cell.getInteger("zoom") == zoom).toList()).stream()
        .filter(cell -> LatestWindow.at(cell).equals(newest.get(coarsest(cell))))
        .filter(
            cell ->
                principal.seesPlace(
                    places.areaPath("crowd/" + MetricPlaces.HEAT + "/" + cell.getString("cell"))))
        .sorted(Comparator.comparing(cell -> cell.getString("cell")))
        .forEach(cell -> items.add(drawn(cell)));
    return items;
  }

  /** The coarsest tile that it lies in, with all of which it is told. */
  private static MapTile coarsest(JsonObject cell) {
    return tile(cell).within(HeatView.ZOOMS.get(HeatView.ZOOMS.size() - 1));
  }

  private static MapTile tile(JsonObject cell) {
    return MapTile.parse(cell.getString("cell")).orElseThrow();
  }

  private static JsonObject drawn(JsonObject cell) {
    MapTile tile = tile(cell);
    return cell.put(
        "bbox",
        new JsonArray().add(tile.west()).add(tile.south()).add(tile.east()).add(tile.north()));
  }
}
