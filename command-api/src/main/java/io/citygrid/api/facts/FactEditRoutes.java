package io.citygrid.api.facts;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.desk.Actors;
import io.citygrid.api.desk.DecidedAnswer;
import io.citygrid.api.desk.OutcomeWatch;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.Report;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Edits of facts by those who keep them. An edit is in Kafka before its sender hears anything but a
 * refusal; the sender then waits a moment for what became of it. A repeat under the same key
 * changes the fact once.
 */
public final class FactEditRoutes {
  private static final Set<Role> KEEPERS = EnumSet.of(Role.GRID_WORKER, Role.SUPERVISOR);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);
  private static final String KEY = "Idempotency-Key";

  private final CurrentCity city;
  private final ViewReads reads;
  private final EdgeWriter writer;
  private final OutcomeWatch outcomes;
  private final AccessLog log;
  private final Clock clock;

  public FactEditRoutes(
      Vertx vertx, CurrentCity city, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.writer = writer;
    this.outcomes = new OutcomeWatch(vertx, reads, ViewKind.FACT, "factId");
    this.log = new AccessLog(writer, clock);
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(KEEPERS, "recordFact", POST, "/v1/facts", this::recordFact);
    access.allow(KEEPERS, "editFact", POST, "/v1/facts/{id}/edits", this::editFact);
    access.allow(KEEPERS, "showFactEdit", GET, "/v1/facts/{id}/edits/{edit}", this::showEdit);
  }

  private void recordFact(RoutingContext context, Principal principal) {
    String key = key(context);
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .map(body -> check(principal).checkNew(body, key))
        .compose(edit -> take(context, principal, edit))
        .onFailure(context::fail);
  }

  private void editFact(RoutingContext context, Principal principal) {
    String factId = context.pathParam("id");
    String key = key(context);
    // The body is read before the fact is looked for: a request must be read when it arrives.
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .compose(
            body ->
                reads
                    .find(ViewKind.FACT, factId, principal)
                    .map(item -> check(principal).checkChange(body, factId, kind(item), key)))
        .compose(edit -> take(context, principal, edit))
        .onFailure(context::fail);
  }

  private void showEdit(RoutingContext context, Principal principal) {
    String factId = context.pathParam("id");
    String editId = context.pathParam("edit");
    reads
        .find(ViewKind.FACT, factId, principal)
        .compose(item -> reads.ask(view -> view.outcomes(Set.of(editId))))
        .map(found -> Optional.ofNullable(found.get(editId)).filter(json -> isOf(json, factId)))
        .compose(outcome -> answer(context, principal, factId, editId, outcome))
        .onFailure(context::fail);
  }

  private Future<Void> take(RoutingContext context, Principal principal, FactEdit edit) {
    return writer
        .write(Topics.FACT_EDITS, edit.factId(), Codecs.FACT_EDIT.encode(edit))
        .compose(written -> outcomes.await(edit.editId(), MOST_PATIENCE))
        .compose(outcome -> answer(context, principal, edit.factId(), edit.editId(), outcome));
  }

  /** An outcome that tells what others changed shows personal data. */
  private Future<Void> answer(
      RoutingContext context,
      Principal principal,
      String factId,
      String editId,
      Optional<String> outcome) {
    Future<Void> noted =
        DecidedAnswer.showsChanges(outcome)
            ? log.note(principal, "editFact", List.of(factId), false)
            : Future.succeededFuture();
    return noted.onSuccess(
        done ->
            DecidedAnswer.write(
                context,
                "/v1/facts/" + factId + "/edits/" + editId,
                new JsonObject().put("factId", factId).put("editId", editId),
                outcome));
  }

  private FactCheck check(Principal principal) {
    return new FactCheck(
        principal,
        Actors.of(principal).orElseThrow(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        city.require().version().city());
  }

  private static String key(RoutingContext context) {
    String key = Optional.ofNullable(context.request().getHeader(KEY)).orElse("");
    if (key.isBlank() || key.length() > Report.MAX_ID_LENGTH) {
      throw ProblemException.field(
          KEY, "must be there with 1 to 200 characters, the same when you repeat this edit");
    }
    return key;
  }

  private static FactKind kind(ViewItem item) {
    return FactKind.valueOf(new JsonObject(item.json()).getString("kind"));
  }

  private static boolean isOf(String outcome, String factId) {
    return factId.equals(new JsonObject(outcome).getString("factId"));
  }
}
