package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.AreaPlaces;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.view.FlowMover;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Flow between the areas of one level in their latest interval, of people and of vehicles. Who sees
 * an area sees what flows into it and out of it, whatever the other end is.
 */
public final class FlowRoutes {
  private static final Set<Role> STAFF =
      EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN));

  private static final int SECONDS_PER_MINUTE = 60;

  private static final Comparator<JsonObject> BUSIEST_FIRST =
      Comparator.<JsonObject>comparingLong(FlowRoutes::moving)
          .reversed()
          .thenComparing(area -> area.getString("code"));

  private final CurrentCity city;
  private final ViewReads reads;
  private final AreaPlaces places;

  public FlowRoutes(CurrentCity city, ViewReads reads) {
    this.city = city;
    this.reads = reads;
    this.places = new AreaPlaces();
  }

  public void declareIn(Access access) {
    access.allow(STAFF, AreaRule.OWN_AREAS_FILTERED, "listFlow", GET, "/v1/flow", this::listFlow);
    access.allow(
        STAFF, AreaRule.OWN_AREA_REQUIRED, "showFlow", GET, "/v1/flow/{area}", this::showFlow);
  }

  private void listFlow(RoutingContext context, Principal principal) {
    City now = city.require();
    AreaLevel level = level(now, Optional.ofNullable(context.request().getParam("level")));
    List<Area> areas = seen(now, principal, area -> area.level() == level);
    reads
        .ask(CityView::flow)
        .onSuccess(
            flow -> {
              List<JsonObject> items = new ArrayList<>();
              areas.forEach(area -> items.add(json(now, area, flow)));
              items.sort(BUSIEST_FIRST);
              Answer.json(
                  context,
                  200,
                  new JsonObject()
                      .put("level", level.name())
                      .put("dueSeconds", dueSeconds(now))
                      .put("items", new JsonArray(items))
                      .put("places", placesOf(now, items)));
            })
        .onFailure(context::fail);
  }

  private void showFlow(RoutingContext context, Principal principal) {
    City now = city.require();
    String code = context.pathParam("area");
    Area area =
        seen(now, principal, each -> each.code().equals(code)).stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.notFound("There is no area " + code)));
    reads
        .ask(CityView::flow)
        .onSuccess(flow -> Answer.json(context, 200, json(now, area, flow)))
        .onFailure(context::fail);
  }

  /** So long after the end of an interval the next one is told. */
  private static int dueSeconds(City city) {
    return SECONDS_PER_MINUTE
        * (city.flow().measuring().intervalMinutes() + city.flow().stays().minutes());
  }

  private static AreaLevel level(City city, Optional<String> asked) {
    List<AreaLevel> levels = city.flow().measuring().levels();
    if (asked.isEmpty()) {
      return levels.isEmpty() ? AreaLevel.DISTRICT : levels.get(0);
    }
    return levels.stream()
        .filter(level -> level.name().equals(asked.get()))
        .findFirst()
        .orElseThrow(() -> ProblemException.field("level", "must be one of " + levels));
  }

  /** Areas of the levels between which flow is measured, as far as the asker may see them. */
  private static List<Area> seen(City city, Principal principal, Predicate<Area> asked) {
    return city.areas().stream()
        .filter(area -> city.flow().measuring().levels().contains(area.level()))
        .filter(asked)
        .filter(area -> principal.seesPlace(city.areaPath(area.code())))
        .toList();
  }

  private static JsonObject json(City city, Area area, Map<String, String> flow) {
    JsonObject json =
        new JsonObject()
            .put("code", area.code())
            .put("level", area.level().name())
            .put(
                "names", new JsonObject().put("zh", area.names().zh()).put("en", area.names().en()))
            .put("areaPath", new JsonArray(city.areaPath(area.code())));
    for (FlowMover mover : FlowMover.values()) {
      String now = flow.get(mover.name() + "/" + area.code());
      json.put(mover.key(), now == null ? null : new JsonObject(now));
    }
    return json;
  }

  /** Where the areas lie that are named: those of the items and the other ends of their flows. */
  private JsonObject placesOf(City city, List<JsonObject> items) {
    Set<String> named = new TreeSet<>();
    for (JsonObject item : items) {
      named.add(item.getString("code"));
      for (FlowMover mover : FlowMover.values()) {
        JsonObject flow = item.getJsonObject(mover.key());
        if (flow != null) {
          others(flow, "from", named);
          others(flow, "to", named);
        }
      }
    }
    JsonObject json = new JsonObject();
    for (String code : named) {
      places
          .find(city, code)
          .ifPresent(place -> json.put(code, new JsonArray().add(place.lon()).add(place.lat())));
    }
    return json;
  }

  private static void others(JsonObject flow, String direction, Set<String> named) {
    for (Object pair : flow.getJsonArray(direction)) {
      named.add(((JsonObject) pair).getString("area"));
    }
  }

  private static long number(@Nullable Long shown) {
    return shown == null ? 0 : shown;
  }

  /** How many people came and went; of vehicles where no people are known. */
  private static long moving(JsonObject area) {
    JsonObject people = area.getJsonObject(FlowMover.PEOPLE.key());
    JsonObject flow = people == null ? area.getJsonObject(FlowMover.VEHICLES.key()) : people;
    return flow == null ? -1 : number(flow.getLong("in")) + number(flow.getLong("out"));
  }
}
