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
import io.citygrid.city.NamedPlace;
import io.citygrid.city.WatchedRoute;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long one drives along the city's watched routes, each in its latest interval. Who sees the
 * area of either end sees the route.
 */
public final class TravelTimeRoutes {
  private final CurrentCity city;
  private final ViewReads reads;
  private final MetricPlaces places;

  public TravelTimeRoutes(CurrentCity city, ViewReads reads, MetricPlaces places) {
    this.city = city;
    this.reads = reads;
    this.places = places;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listTravelTimes",
        GET,
        "/v1/travel-times",
        this::list);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showTravelTime",
        GET,
        "/v1/travel-times/{route}",
        this::show);
  }

  private void list(RoutingContext context, Principal principal) {
    List<WatchedRoute> routes = city.require().watchedRoutes();
    reads
        .ask(CityView::travel)
        .onSuccess(
            travel -> {
              JsonArray items = new JsonArray();
              seen(routes, principal).map(route -> json(route, travel)).forEach(items::add);
              Answer.json(context, 200, new JsonObject().put("items", items));
            })
        .onFailure(context::fail);
  }

  private void show(RoutingContext context, Principal principal) {
    String id = context.pathParam("route");
    WatchedRoute route =
        seen(city.require().watchedRoutes(), principal)
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is no watched route " + id)));
    reads
        .ask(CityView::travel)
        .onSuccess(travel -> Answer.json(context, 200, json(route, travel)))
        .onFailure(context::fail);
  }

  private Stream<WatchedRoute> seen(List<WatchedRoute> routes, Principal principal) {
    return routes.stream().filter(route -> principal.seesPlace(path(route)));
  }

  private List<String> path(WatchedRoute route) {
    return places.areaPath("traffic/" + MetricPlaces.ROUTE + "/" + route.id());
  }

  private JsonObject json(WatchedRoute route, Map<String, String> travel) {
    String now = travel.get(route.id());
    JsonArray via = new JsonArray();
    route.via().forEach(place -> via.add(json(place)));
    return new JsonObject()
        .put("id", route.id())
        .put("from", json(route.from()))
        .put("to", json(route.to()))
        .put("via", via)
        .put("areaPath", new JsonArray(path(route)))
        .put("now", now == null ? null : new JsonObject(now));
  }

  private static JsonObject json(NamedPlace place) {
    return new JsonObject()
        .put("id", place.id())
        .put("names", new JsonObject().put("zh", place.names().zh()).put("en", place.names().en()))
        .put("lon", place.position().lon())
        .put("lat", place.position().lat());
  }
}
