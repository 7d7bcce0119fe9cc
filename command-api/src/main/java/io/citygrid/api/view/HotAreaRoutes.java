package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.CrowdArea;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hot public areas with the crowd that is in each now, the fullest first. */
final class HotAreaRoutes {

  /** Those of which nothing is known, or nothing shown, come last. */
  private static final Comparator<JsonObject> FULLEST_FIRST =
      Comparator.<JsonObject>comparingDouble(HotAreaRoutes::share)
          .reversed()
          .thenComparing(area -> area.getString("id"));

  private final CurrentCity city;
  private final ViewReads reads;
  private final MetricPlaces places;

  HotAreaRoutes(CurrentCity city, ViewReads reads, MetricPlaces places) {
    this.city = city;
    this.reads = reads;
    this.places = places;
  }

  void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "listCrowd", GET, "/v1/crowd", this::listCrowd);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showCrowd",
        GET,
        "/v1/crowd/{area}",
        this::showCrowd);
  }

  private void listCrowd(RoutingContext context, Principal principal) {
    List<CrowdArea> areas = city.require().crowdAreas();
    reads
        .ask(CityView::crowd)
        .onSuccess(
            crowd -> {
              JsonArray items = new JsonArray();
              seen(areas, principal)
                  .map(area -> json(area, crowd))
                  .sorted(FULLEST_FIRST)
                  .forEach(items::add);
              Answer.json(context, 200, new JsonObject().put("items", items));
            })
        .onFailure(context::fail);
  }

  private void showCrowd(RoutingContext context, Principal principal) {
    String id = context.pathParam("area");
    CrowdArea area =
        seen(city.require().findCrowdArea(id).stream().toList(), principal)
            .findFirst()
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is no crowd area " + id)));
    reads
        .ask(CityView::crowd)
        .onSuccess(crowd -> Answer.json(context, 200, json(area, crowd)))
        .onFailure(context::fail);
  }

  private Stream<CrowdArea> seen(List<CrowdArea> areas, Principal principal) {
    return areas.stream().filter(area -> principal.seesPlace(path(area)));
  }

  private List<String> path(CrowdArea area) {
    return places.areaPath("crowd/" + MetricPlaces.CROWD_AREA + "/" + area.id());
  }

  private JsonObject json(CrowdArea area, Map<String, String> crowd) {
    String now = crowd.get(area.id());
    return new JsonObject()
        .put("id", area.id())
        .put("names", new JsonObject().put("zh", area.names().zh()).put("en", area.names().en()))
        .put("kind", area.kind().name())
        .put("lon", area.position().lon())
        .put("lat", area.position().lat())
        .put("radiusMeters", area.radiusMeters())
        .put("usableSquareMeters", area.usableSquareMeters())
        .put("capacity", area.capacity())
        .put("areaPath", new JsonArray(path(area)))
        .put("now", now == null ? null : new JsonObject(now));
  }

  private static double share(JsonObject area) {
    JsonObject now = area.getJsonObject("now");
    Double share = now == null ? null : now.getDouble("capacityShare");
    return share == null ? -1 : share;
  }
}
