package io.citygrid.api.dispatch;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CityEdit;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewReads;
import io.citygrid.casework.dispatch.DispatchDifference;
import io.citygrid.casework.dispatch.Dispatcher;
import io.citygrid.casework.life.Assignment;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.IndexedCity;
import io.citygrid.geo.fence.BorderChange;
import io.citygrid.geo.fence.FenceIndex;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of the city would do to the cases that are open, before it is made. Nothing is
 * published; what would not make a city is refused as the change itself would be.
 */
public final class PreviewRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

  /** So many cases are read for an answer; beyond, it says that it is of a part. */
  private static final int MOST_LISTED = 50_000;

  /** So many are named; the rest is counted. */
  private static final int MOST_NAMED = 100;

  private final CurrentCity city;
  private final CityEdit edit;
  private final ViewReads reads;

  public PreviewRoutes(CurrentCity city, CityEdit edit, ViewReads reads) {
    this.city = city;
    this.edit = edit;
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "previewFence",
        POST,
        "/v1/previews/layers/{layer}/fences/{fence}",
        (context, principal) -> preview(context, principal, edit.tryFence(context)));
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "previewFences",
        POST,
        "/v1/previews/layers/{layer}/fences",
        (context, principal) -> preview(context, principal, edit.tryFences(context)));
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "previewCityFile",
        POST,
        "/v1/previews/city/files/{path*}",
        (context, principal) -> preview(context, principal, edit.tryFile(context)));
  }

  private void preview(RoutingContext context, Principal principal, Future<City> changed) {
    City known = city.require();
    changed
        .compose(to -> reads.ask(view -> compare(view, known, to, principal)))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  /** Cases that the changed city would have elsewhere and in another way than the city of now. */
  private static JsonObject compare(CityView view, City known, City changed, Principal principal) {
    Dispatcher before = new Dispatcher(new IndexedCity(known, FenceIndex::of));
    Dispatcher after = new Dispatcher(new IndexedCity(changed, FenceIndex::of));
    Map<DispatchDifference.Changed, Integer> counts =
        new EnumMap<>(DispatchDifference.Changed.class);
    JsonArray items = new JsonArray();
    int[] different = {0};
    OpenCases.Walk walk =
        OpenCases.visit(
            view,
            principal,
            Cursor.START,
            MOST_LISTED,
            event -> {
              Optional<DispatchDifference> found = DispatchDifference.find(event, after);
              if (found.isPresent() && !isSame(found, DispatchDifference.find(event, before))) {
                different[0]++;
                found.get().changed().forEach(one -> counts.merge(one, 1, Integer::sum));
                if (items.size() < MOST_NAMED) {
                  items.add(DifferenceJson.of(event, found.get()));
                }
              }
              return true;
            });
    JsonObject byKind = new JsonObject();
    counts.forEach((kind, count) -> byKind.put(kind.name(), count));
    return new JsonObject()
        .put("cityVersion", known.version().city())
        .put("examined", walk.examined())
        .put("complete", walk.next().isEmpty())
        .put("different", different[0])
        .put("byKind", byKind)
        .put("borders", borders(known, changed))
        .put("items", items);
  }

  /** What becomes of the ground in each layer that is drawn in another way. */
  private static JsonArray borders(City known, City changed) {
    JsonArray borders = new JsonArray();
    for (CityLayer after : changed.layers()) {
      known
          .findLayer(after.id())
          .filter(before -> before.fences() != after.fences())
          .map(before -> BorderChange.between(before.fences(), after.fences()))
          .filter(change -> !change.changed().isEmpty())
          .ifPresent(change -> borders.add(BorderJson.of(after.id(), change)));
    }
    return borders;
  }

  /** Also without the change it would be there; how far the edges are away does not matter. */
  private static boolean isSame(
      Optional<DispatchDifference> one, Optional<DispatchDifference> other) {
    return one.map(PreviewRoutes::outcome).equals(other.map(PreviewRoutes::outcome));
  }

  private static List<Object> outcome(DispatchDifference difference) {
    Assignment anew = difference.anew();
    return anew == null
        ? List.of(difference.changed())
        : List.of(
            difference.changed(),
            anew.area(),
            anew.cell(),
            anew.department(),
            String.valueOf(anew.deskReason()));
  }
}
