package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.PerCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.city.City;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases as they are now. */
public final class CaseRoutes {
  private static final int MOST_LOOKED_UP = 1_000;

  private final CurrentCity city;
  private final ViewReads reads;
  private final Clock clock;
  private final PerCity<ClockReader> clocks = new PerCity<>(ClockReader::new);

  public CaseRoutes(CurrentCity city, ViewReads reads, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.PEOPLE, AreaRule.OWN_AREAS_FILTERED, "listCases", GET, "/v1/cases", this::listCases);
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_AREAS_FILTERED,
        "lookUpCases",
        POST,
        "/v1/cases/lookup",
        this::lookUpCases);
    access.allow(
        Role.PEOPLE, AreaRule.OWN_AREA_REQUIRED, "showCase", GET, "/v1/cases/{id}", this::showCase);
  }

  private void listCases(RoutingContext context, Principal principal) {
    reads
        .list(
            ViewKind.CASE,
            filter(context).listing(principal),
            ViewJson.before(context),
            ViewJson.limit(context),
            principal)
        .onSuccess(page -> Answer.json(context, 200, ViewJson.page(masked(page, principal))))
        .onFailure(context::fail);
  }

  private void showCase(RoutingContext context, Principal principal) {
    reads
        .find(ViewKind.CASE, context.pathParam("id"), principal)
        .map(item -> shown(item, principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private JsonObject shown(ViewItem item, Principal principal) {
    City known = city.require();
    return CaseJson.of(item, principal, known, clocks.of(known), clock.instant());
  }

  private void lookUpCases(RoutingContext context, Principal principal) {
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(
            body -> {
              JsonFields fields = JsonFields.of(JsonText.object(body)).knowing("ids");
              Set<String> ids = new LinkedHashSet<>(fields.requiredTexts("ids", MOST_LOOKED_UP));
              fields.check();
              return ids;
            })
        .compose(ids -> reads.ask(view -> lookUp(view, ids, principal)))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private static ViewReads.Page masked(ViewReads.Page page, Principal principal) {
    NameMask mask = new NameMask(principal);
    return new ViewReads.Page(
        page.items().stream().map(mask::apply).toList(), page.total(), page.next());
  }

  private static Buffer lookUp(CityView view, Set<String> ids, Principal principal) {
    List<ViewItem> found = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>(ids);
    NameMask mask = new NameMask(principal);
    for (ViewItem item : view.listByIds(ViewKind.CASE, ids)) {
      if (Visibility.of(item).to(principal)) {
        found.add(mask.apply(item));
        missing.remove(item.id());
      }
    }
    Buffer body = ViewJson.append(Buffer.buffer("{\"found\":"), found);
    return body.appendString(
        ",\"missing\":" + new JsonArray(new ArrayList<>(missing)).encode() + "}");
  }

  private static CaseFilter filter(RoutingContext context) {
    Map<String, String> texts = new HashMap<>();
    for (String name : List.of(CaseFilter.DEPARTMENT, CaseFilter.REPORTER, CaseFilter.CATEGORY)) {
      Optional.ofNullable(context.request().getParam(name))
          .ifPresent(value -> texts.put(name, value));
    }
    return new CaseFilter(
        texts,
        Optional.ofNullable(context.request().getParam("district")),
        ViewJson.findOneOf(context, "state", CaseState.class),
        ViewJson.findOneOf(context, "flag", CaseFlag.class));
  }
}
