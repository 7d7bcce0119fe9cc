package io.citygrid.api.warning;

import static io.vertx.core.http.HttpMethod.POST;

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
import io.citygrid.api.problem.Problem;
import io.citygrid.api.view.ViewReads;
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
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What people do with warnings that they see: take them in hand, or end them. A command is in Kafka
 * before its sender hears anything but a refusal; the sender then waits a moment for what became of
 * it.
 */
public final class WarningDeskRoutes {
  private static final int MOST_BYTES = 64 * 1024;

  private final ViewReads reads;
  private final CommandIntake<WarningCommand> intake;
  private final Clock clock;

  public WarningDeskRoutes(Vertx vertx, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.reads = reads;
    this.intake =
        new CommandIntake<>(
            Topics.WARNING_COMMANDS,
            Codecs.WARNING_COMMAND,
            WarningCommand::warningId,
            WarningCommand::commandId,
            writer,
            new OutcomeWatch(vertx, reads, ViewKind.WARNING, "warningId"));
    this.clock = clock;
  }

  public void declareIn(Access access) {
    declare(
        access, "acknowledgeWarning", "/v1/warnings/{id}/acknowledge", WarningAction.ACKNOWLEDGE);
    declare(access, "cancelWarning", "/v1/warnings/{id}/cancel", WarningAction.CANCEL);
  }

  private void declare(Access access, String id, String path, WarningAction action) {
    access.allow(
        Role.AT_WORK,
        AreaRule.OWN_AREA_REQUIRED,
        id,
        POST,
        path,
        (context, principal) -> command(context, principal, action));
  }

  private void command(RoutingContext context, Principal principal, WarningAction action) {
    String key = CommandIntake.key(context);
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
                intake
                    .take(command)
                    .onSuccess(
                        outcome ->
                            DecidedAnswer.writeWhole(
                                context, command.commandId(), outcome, WarningDeskRoutes::refusal)))
        .onFailure(context::fail);
  }

  private static Optional<Problem> refusal(JsonObject outcome) {
    return switch (WarningResult.valueOf(outcome.getString("result"))) {
      case NO_SUCH_WARNING -> Optional.of(Problem.conflict(outcome.getString("why")));
      case REFUSED -> Optional.of(Problem.forbidden(outcome.getString("why")));
      case FOLLOWED, REPEATED -> Optional.empty();
    };
  }
}
