package io.citygrid.api.city;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Shows the city: its areas, layers, departments, categories, devices. */
public final class CityRoutes {
  /** What the city is made of is known to everyone who works for it or lives in it. */
  private final CurrentCity current;

  public CityRoutes(CurrentCity current) {
    this.current = current;
  }

  public void declareIn(Access access) {
    access.allow(Role.PEOPLE, AreaRule.CITY_WIDE, "showCity", GET, "/v1/city", this::showCity);
    access.allow(Role.PEOPLE, AreaRule.CITY_WIDE, "listAreas", GET, "/v1/areas", this::listAreas);
    access.allow(
        Role.PEOPLE, AreaRule.CITY_WIDE, "listLayers", GET, "/v1/layers", this::listLayers);
    access.allow(Role.PEOPLE, AreaRule.CITY_WIDE, "showRoads", GET, "/v1/roads", this::showRoads);
    access.allow(
        Role.PEOPLE, AreaRule.CITY_WIDE, "showLayer", GET, "/v1/layers/{layer}", this::showLayer);
  }

  private void showCity(RoutingContext context, Principal principal) {
    City city = current.require();
    String tag = "\"city-%s-%d\"".formatted(city.id(), city.version().city());
    if (Representation.isKnown(context, tag)) {
      return;
    }
    boolean gzip = Representation.acceptsGzip(context);
    context
        .vertx()
        .executeBlocking(
            () -> Representation.pack(gzip, CityJson.of(city).toBuffer().getBytes()), false)
        .onSuccess(body -> Representation.send(context, "application/json", body))
        .onFailure(context::fail);
  }

  private void listAreas(RoutingContext context, Principal principal) {
    Answer.json(context, 200, new JsonObject().put("items", CityJson.areas(current.require())));
  }

  private void listLayers(RoutingContext context, Principal principal) {
    Answer.json(context, 200, new JsonObject().put("items", CityJson.layers(current.require())));
  }

  private void showLayer(RoutingContext context, Principal principal) {
    City city = current.require();
    CityLayer layer = layer(city, context.pathParam("layer"));
    MapWindow window = MapWindow.of(context.request().getParam("bbox"));
    String tag =
        "\"layer-%s-%d-%d-%x\""
            .formatted(
                city.id(), city.version().city(), layer.fences().version(), window.hashCode());
    if (Representation.isKnown(context, tag)) {
      return;
    }
    boolean gzip = Representation.acceptsGzip(context);
    context
        .vertx()
        .executeBlocking(
            () -> Representation.pack(gzip, LayerJson.write(city, layer, window)), false)
        .onSuccess(body -> Representation.send(context, "application/geo+json", body))
        .onFailure(context::fail);
  }

  private void showRoads(RoutingContext context, Principal principal) {
    City city = current.require();
    String tag = "\"roads-%s-%d\"".formatted(city.id(), city.version().city());
    if (Representation.isKnown(context, tag)) {
      return;
    }
    boolean gzip = Representation.acceptsGzip(context);
    context
        .vertx()
        .executeBlocking(() -> Representation.pack(gzip, RoadsJson.write(city)), false)
        .onSuccess(body -> Representation.send(context, "application/geo+json", body))
        .onFailure(context::fail);
  }

  static CityLayer layer(City city, String id) {
    return city.findLayer(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notFound(
                        "There is no layer '%s'; there are %s"
                            .formatted(id, city.layers().stream().map(CityLayer::id).toList()))));
  }
}
