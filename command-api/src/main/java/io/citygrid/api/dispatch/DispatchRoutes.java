package io.citygrid.api.dispatch;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.PerCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewJson;
import io.citygrid.api.view.ViewReads;
import io.citygrid.casework.dispatch.DispatchDifference;
import io.citygrid.casework.dispatch.Dispatcher;
import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.geo.fence.FenceIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Open cases that the fences and the responsibility list of now would have elsewhere: after a
 * change, what a dispatcher may want to send on. Found by looking at each, so it says how many it
 * looked at; a page may have no items and go on all the same.
 */
public final class DispatchRoutes {
  /** So many cases are read for a page at most. */
  private static final int MOST_LISTED = 20_000;

  private final CurrentCity city;
  private final ViewReads reads;
  private final PerCity<IndexedCity> indexed =
      new PerCity<>(known -> new IndexedCity(known, FenceIndex::of));

  public DispatchRoutes(CurrentCity city, ViewReads reads) {
    this.city = city;
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.CENTER,
        AreaRule.OWN_AREAS_FILTERED,
        "listDispatchDifferences",
        GET,
        "/v1/dispatch/differences",
        this::listDifferences);
  }

  private void listDifferences(RoutingContext context, Principal principal) {
    Cursor before = ViewJson.before(context);
    int limit = ViewJson.limit(context);
    City known = city.require();
    reads
        .ask(view -> page(view, known, principal, before, limit))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private JsonObject page(
      CityView view, City known, Principal principal, Cursor before, int limit) {
    Dispatcher dispatcher = new Dispatcher(indexed.of(known));
    JsonArray items = new JsonArray();
    OpenCases.Walk walk =
        OpenCases.visit(
            view,
            principal,
            before,
            MOST_LISTED,
            event -> {
              DispatchDifference.find(event, dispatcher)
                  .ifPresent(found -> items.add(DifferenceJson.of(event, found)));
              return items.size() < limit;
            });
    JsonObject body =
        new JsonObject()
            .put("cityVersion", known.version().city())
            .put("fences", known.version().fences())
            .put("rules", known.version().rules())
            .put("examined", walk.examined())
            .put("items", items);
    walk.next().ifPresent(next -> body.put("next", next.text()));
    return body;
  }
}
