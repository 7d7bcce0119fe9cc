package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How many people are in the cells of the city's grid, as far as devices heard tell; the latest
 * window only.
 */
final class CellRoutes {
  /** The fullest first. */
  private static final Comparator<JsonObject> FULLEST_FIRST =
      Comparator.<JsonObject>comparingLong(cell -> cell.getLong("devices"))
          .reversed()
          .thenComparing(cell -> cell.getString("cell"));

  private final ViewReads reads;
  private final MetricPlaces places;

  CellRoutes(ViewReads reads, MetricPlaces places) {
    this.reads = reads;
    this.places = places;
  }

  void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listCells",
        GET,
        "/v1/crowd/cells",
        this::listCells);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showCell",
        GET,
        "/v1/crowd/cells/{cell}",
        this::showCell);
  }

  private void listCells(RoutingContext context, Principal principal) {
    reads
        .ask(view -> latest(view.cells().values(), principal))
        .onSuccess(
            cells -> Answer.json(context, 200, new JsonObject().put("items", new JsonArray(cells))))
        .onFailure(context::fail);
  }

  private void showCell(RoutingContext context, Principal principal) {
    String id = context.pathParam("cell");
    reads
        .ask(view -> latest(view.cells().values(), principal))
        .map(
            cells ->
                cells.stream()
                    .filter(cell -> cell.getString("cell").equals(id))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound("Nothing is shown of a grid cell " + id))))
        .onSuccess(cell -> Answer.json(context, 200, cell))
        .onFailure(context::fail);
  }

  private List<JsonObject> latest(Collection<String> cells, Principal principal) {
    return LatestWindow.of(cells.stream().map(JsonObject::new).toList()).stream()
        .filter(
            cell -> principal.seesPlace(places.areaPath("crowd/cell/" + cell.getString("cell"))))
        .sorted(FULLEST_FIRST)
        .toList();
  }
}
