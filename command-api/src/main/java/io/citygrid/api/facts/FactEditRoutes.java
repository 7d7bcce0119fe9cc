package io.citygrid.api.facts;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.desk.Actors;
import io.citygrid.api.desk.CommandIntake;
import io.citygrid.api.desk.DecidedAnswer;
import io.citygrid.api.desk.OutcomeWatch;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Edits of facts by those who keep them. An edit is in Kafka before its sender hears anything but a
 * refusal; the sender then waits a moment for what became of it. A repeat under the same key
 * changes the fact once.
 */
public final class FactEditRoutes {
  private final CurrentCity city;
  private final ViewReads reads;
  private final CommandIntake<FactEdit> intake;
  private final AccessLog log;
  private final Clock clock;

  public FactEditRoutes(
      Vertx vertx, CurrentCity city, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.intake =
        new CommandIntake<>(
            Topics.FACT_EDITS,
            Codecs.FACT_EDIT,
            FactEdit::factId,
            FactEdit::editId,
            writer,
            new OutcomeWatch(vertx, reads, ViewKind.FACT, "factId"));
    this.log = new AccessLog(writer, clock);
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.FACT_KEEPERS,
        AreaRule.OWN_AREA_DECIDED,
        "recordFact",
        POST,
        "/v1/facts",
        this::recordFact);
    access.allow(
        Role.FACT_KEEPERS,
        AreaRule.OWN_AREA_REQUIRED,
        "editFact",
        POST,
        "/v1/facts/{id}/edits",
        this::editFact);
    access.allow(
        Role.FACT_KEEPERS,
        AreaRule.OWN_AREA_REQUIRED,
        "showFactEdit",
        GET,
        "/v1/facts/{id}/edits/{edit}",
        this::showEdit);
  }

  private void recordFact(RoutingContext context, Principal principal) {
    String key = CommandIntake.key(context);
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .map(body -> check(principal).checkNew(body, key))
        .compose(edit -> take(context, principal, edit))
        .onFailure(context::fail);
  }

  private void editFact(RoutingContext context, Principal principal) {
    String factId = context.pathParam("id");
    String key = CommandIntake.key(context);
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
        .compose(item -> intake.find(editId, factId))
        .compose(outcome -> answer(context, principal, factId, editId, outcome))
        .onFailure(context::fail);
  }

  private Future<Void> take(RoutingContext context, Principal principal, FactEdit edit) {
    return intake
        .take(edit)
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

  private static FactKind kind(ViewItem item) {
    return FactKind.valueOf(new JsonObject(item.json()).getString("kind"));
  }
}
