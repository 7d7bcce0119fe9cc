package io.citygrid.api.facts;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.archive.SearchParameters;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.Listing;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is on record of cells, as it is now. Who reads is written down before anything is shown. */
public final class FactRoutes {
  private static final Duration USUAL_VISITS_AHEAD = Duration.ofDays(7);
  private final ViewReads reads;
  private final AccessLog log;
  private final Clock clock;

  public FactRoutes(ViewReads reads, EdgeWriter writer, Clock clock) {
    this.reads = reads;
    this.log = new AccessLog(writer, clock);
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.FACT_READERS,
        AreaRule.OWN_AREAS_FILTERED,
        "listFacts",
        GET,
        "/v1/facts",
        this::listFacts);
    access.allow(
        Role.FACT_READERS,
        AreaRule.OWN_AREA_REQUIRED,
        "showFact",
        GET,
        "/v1/facts/{id}",
        this::showFact);
    access.allow(
        Role.FACT_READERS,
        AreaRule.OWN_AREA_REQUIRED,
        "listFactCases",
        GET,
        "/v1/facts/{id}/cases",
        this::listCases);
    access.allow(
        Role.FACT_READERS,
        AreaRule.OWN_AREAS_FILTERED,
        "listVisits",
        GET,
        "/v1/visits",
        this::listVisits);
  }

  private void listFacts(RoutingContext context, Principal principal) {
    String index = index(context);
    Cursor before = SearchParameters.before(context.request());
    int limit = SearchParameters.limit(context.request());
    reads
        .list(ViewKind.FACT, Listing.of(index, false), before, limit, principal)
        .compose(page -> shown(page, "listFacts", principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private void listVisits(RoutingContext context, Principal principal) {
    Instant until = until(context);
    int limit = SearchParameters.limit(context.request());
    reads
        .ask(view -> NextVisits.list(view, principal, until, limit))
        .map(items -> new ViewReads.Page(items, Optional.empty(), Optional.empty()))
        .compose(page -> shown(page, "listVisits", principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private void showFact(RoutingContext context, Principal principal) {
    FactMask mask = new FactMask(principal);
    reads
        .find(ViewKind.FACT, context.pathParam("id"), principal)
        .compose(
            item ->
                log.note(principal, "showFact", List.of(item.id()), mask.hides())
                    .map(noted -> mask.apply(new JsonObject(item.json()))))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  /** Cases are no personal data of the fact: those that the asker may see are listed. */
  private void listCases(RoutingContext context, Principal principal) {
    Cursor before = SearchParameters.before(context.request());
    int limit = SearchParameters.limit(context.request());
    reads
        .find(ViewKind.FACT, context.pathParam("id"), principal)
        .compose(
            fact ->
                reads.list(
                    ViewKind.CASE,
                    Listing.of(ViewIndexes.casesOfLink(fact.id()), false),
                    before,
                    limit,
                    principal))
        .map(page -> page.json(UnaryOperator.identity()))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private Future<JsonObject> shown(ViewReads.Page page, String operation, Principal reader) {
    FactMask mask = new FactMask(reader);
    List<String> ids = page.items().stream().map(ViewItem::id).toList();
    return log.note(reader, operation, ids, mask.hides()).map(noted -> page.json(mask::apply));
  }

  private static String index(RoutingContext context) {
    HttpServerRequest request = context.request();
    List<String> named =
        Stream.of(
                Optional.ofNullable(request.getParam("cell")).map(ViewIndexes::factsOfCell),
                Optional.ofNullable(request.getParam("area")).map(ViewIndexes::factsOfArea),
                Optional.ofNullable(request.getParam("creditCode"))
                    .map(ViewIndexes::factsOfCreditCode))
            .flatMap(Optional::stream)
            .toList();
    if (named.size() != 1) {
      throw ProblemException.field("cell", "or area or creditCode must be named, exactly one");
    }
    return named.get(0);
  }

  private Instant until(RoutingContext context) {
    String text = context.request().getParam("until");
    try {
      return Optional.ofNullable(text)
          .map(stated -> OffsetDateTime.parse(stated).toInstant())
          .orElseGet(() -> clock.instant().plus(USUAL_VISITS_AHEAD));
    } catch (DateTimeException e) {
      throw ProblemException.field(
          "until", "must be a time with offset such as 2026-03-02T08:15:00+08:00");
    }
  }
}
