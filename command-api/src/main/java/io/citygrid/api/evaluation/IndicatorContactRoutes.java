package io.citygrid.api.evaluation;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.archive.SearchParameters;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.contact.ContactArchive;
import io.citygrid.api.contact.ContactJson;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.citygrid.city.Indicator;
import io.citygrid.city.Indicator.Counted;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** The contacts with the 12345 desk behind an indicator, as far as the asker may see them. */
public final class IndicatorContactRoutes {
  private final CurrentCity city;
  private final ContactArchive contacts;
  private final WorkerExecutor workers;
  private final Clock clock;

  public IndicatorContactRoutes(
      CurrentCity city, ContactArchive contacts, WorkerExecutor workers, Clock clock) {
    this.city = city;
    this.contacts = contacts;
    this.workers = workers;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listIndicatorContacts",
        GET,
        "/v1/indicators/{indicator}/contacts",
        this::listContacts);
  }

  private void listContacts(RoutingContext context, Principal principal) {
    Indicator indicator =
        IndicatorRoutes.indicator(context.pathParam("indicator"), Counted.CONTACTS);
    Question question = Question.of(context.request(), city.require(), clock.instant());
    if (!question.isNamed()) {
      throw ProblemException.field("of", "must say whose contacts are asked for");
    }
    boolean numerator = !"denominator".equals(context.request().getParam("part"));
    int limit = SearchParameters.limit(context.request());
    Cursor before = SearchParameters.before(context.request());
    contacts
        .ask(
            workers,
            store ->
                ContactNumbers.page(
                    store, question, principal, indicator, numerator, before, limit))
        .onSuccess(page -> Answer.json(context, 200, json(page)))
        .onFailure(context::fail);
  }

  private static JsonObject json(ContactNumbers.Page page) {
    JsonArray items = new JsonArray();
    page.contacts().forEach(contact -> items.add(ContactJson.of(contact)));
    JsonObject body = new JsonObject().put("items", items);
    page.next().ifPresent(next -> body.put("next", next.text()));
    return body;
  }
}
