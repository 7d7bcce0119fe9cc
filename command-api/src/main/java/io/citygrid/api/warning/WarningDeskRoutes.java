package io.citygrid.api.warning;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.desk.Actors;
import io.citygrid.api.desk.OutcomeWatch;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.problem.ProblemJson;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningResult;
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
import java.util.Optional;
import java.util.Set;

/**
 * What people do with warnings that they see: take them in hand, or end them. A command is in Kafka
 * before its sender hears anything but a refusal; the sender then waits a moment for what became of
 * it.
 */
public final class WarningDeskRoutes {
  private static final Set<Role> AT_WORK =
      EnumSet.of(Role.OPERATOR, Role.SUPERVISOR, Role.HANDLER, Role.GRID_WORKER);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 64 * 1024;
  private static final String KEY = "Idempotency-Key";

  private final ViewReads reads;
  private final EdgeWriter writer;
  private final OutcomeWatch outcomes;
  private final Clock clock;

  public WarningDeskRoutes(Vertx vertx, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.reads = reads;
    this.writer = writer;
    this.outcomes = new OutcomeWatch(vertx, reads, ViewKind.WARNING, "warningId");
    this.clock = clock;
  }

  public void declareIn(Access access) {
    declare(
        access, "acknowledgeWarning", "/v1/warnings/{id}/acknowledge", WarningAction.ACKNOWLEDGE);
    declare(access, "cancelWarning", "/v1/warnings/{id}/cancel", WarningAction.CANCEL);
  }

  private void declare(Access access, String id, String path, WarningAction action) {
    access.allow(
        AT_WORK, id, POST, path, (context, principal) -> command(context, principal, action));
  }

  private void command(RoutingContext context, Principal principal, WarningAction action) {
    String key = Optional.ofNullable(context.request().getHeader(KEY)).orElse("");
    if (key.isBlank() || key.length() > Report.MAX_ID_LENGTH) {
      throw ProblemException.field(
          KEY, "must be there with 1 to 200 characters, the same when you repeat this");
    }
    WarningCommandCheck check =
        new WarningCommandCheck(
            Actors.of(principal).orElseThrow(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    String id = context.pathParam("id");
    Future<byte[]> sent = RequestBody.read(context, MOST_BYTES);
    reads
        .find(ViewKind.WARNING, id, principal)
        .compose(
            item ->
                sent.map(
                    body ->
                        check.check(
                            JsonText.object(body), new JsonObject(item.json()), action, key)))
        .compose(
            command ->
                writer
                    .write(
                        Topics.WARNING_COMMANDS,
                        command.warningId(),
                        Codecs.WARNING_COMMAND.encode(command))
                    .map(command))
        .compose(
            command ->
                outcomes
                    .await(command.commandId(), MOST_PATIENCE)
                    .onSuccess(outcome -> answer(context, command, outcome)))
        .onFailure(context::fail);
  }

  /** 200 when it was followed, 403 or 409 when not, 202 when it is not decided yet. */
  private static void answer(
      RoutingContext context, WarningCommand command, Optional<String> outcome) {
    JsonObject told =
        outcome
            .map(JsonObject::new)
            .orElseGet(() -> new JsonObject().put("commandId", command.commandId()));
    String result = told.getString("result", "");
    Problem problem;
    if (result.equals(WarningResult.NO_SUCH_WARNING.name())) {
      problem = Problem.conflict(told.getString("why"));
    } else if (result.equals(WarningResult.REFUSED.name())) {
      problem = Problem.forbidden(told.getString("why"));
    } else {
      Answer.json(context, result.isEmpty() ? 202 : 200, told);
      return;
    }
    JsonObject body =
        ProblemJson.of(problem, context.request().path())
            .put("detailZh", told.getString("whyZh"))
            .put("field", told.getString("field"))
            .put("result", result);
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(body.toBuffer());
  }
}
