package io.citygrid.api.desk;

import io.citygrid.api.http.Answer;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemJson;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the sender of a command what became of it. */
final class OutcomeAnswer {
  private OutcomeAnswer() {}

  /**
   * 200 when the case moved, by this command or by its repeat; 409 when it did not, with the moves
   * that are allowed now and what changed; 404 when there is no such case; 202 with the place to
   * ask when it is not decided yet, or decided so long ago that the outcome is forgotten.
   */
  static void write(
      RoutingContext context, String caseId, String commandId, Optional<String> json) {
    if (json.isEmpty()) {
      context.response().putHeader("Location", "/v1/cases/" + caseId + "/moves/" + commandId);
      Answer.json(context, 202, new JsonObject().put("caseId", caseId).put("commandId", commandId));
      return;
    }
    try {
      CommandOutcome outcome =
          Codecs.COMMAND_OUTCOME.decode(json.get().getBytes(StandardCharsets.UTF_8));
      write(context, outcome, new JsonObject(json.get()));
    } catch (WireException e) {
      context.fail(e);
    }
  }

  private static void write(RoutingContext context, CommandOutcome outcome, JsonObject json) {
    if (outcome.result() == CommandResult.FOLLOWED || outcome.result() == CommandResult.REPEATED) {
      Answer.json(
          context,
          200,
          new JsonObject()
              .put("caseId", outcome.caseId())
              .put("commandId", outcome.commandId())
              .put("result", outcome.result().name())
              .put("version", outcome.version())
              .put("state", json.getString("state")));
      return;
    }
    Problem problem =
        outcome.result() == CommandResult.NO_SUCH_CASE
            ? Problem.notFound(outcome.why())
            : Problem.conflict(outcome.why());
    ProblemJson.send(
        context,
        problem,
        new JsonObject()
            .put("detailZh", outcome.whyZh())
            .put("result", outcome.result().name())
            .put("version", outcome.version())
            .put("state", json.getString("state"))
            .put("allowed", json.getJsonArray("allowed", new JsonArray()))
            .put("changed", json.getJsonArray("changes", new JsonArray())));
  }
}
