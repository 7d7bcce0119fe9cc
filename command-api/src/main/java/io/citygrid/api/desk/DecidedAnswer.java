package io.citygrid.api.desk;

import io.citygrid.api.http.Answer;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells the sender of something that a job decides what became of it. */
public final class DecidedAnswer {
  private static final Set<String> DONE = Set.of("APPLIED", "FOLLOWED", "REPEATED");
  private static final String NOT_THERE = "NO_SUCH_";

  private DecidedAnswer() {}

  /** True when the outcome says that it was done, now or before. */
  public static boolean isDone(String outcome) {
    return DONE.contains(new JsonObject(outcome).getString("result"));
  }

  /** True when the outcome tells what others changed. */
  public static boolean showsChanges(Optional<String> outcome) {
    return outcome
        .map(json -> !new JsonObject(json).getJsonArray("changes", new JsonArray()).isEmpty())
        .orElse(false);
  }

  /**
   * 200 when it was done, now or before; 409 when it was not, with what is allowed and what changed
   * meanwhile; 404 when there is no such thing; 202 with the place to ask when it is not decided
   * yet, or decided so long ago that the outcome is forgotten.
   *
   * @param place where to ask later
   * @param ids what was sent, for the answer
   * @param outcome as the job wrote it
   */
  public static void write(
      RoutingContext context, String place, JsonObject ids, Optional<String> outcome) {
    if (outcome.isEmpty()) {
      context.response().putHeader("Location", place);
      Answer.json(context, 202, ids);
      return;
    }
    JsonObject decided = new JsonObject(outcome.get());
    String result = decided.getString("result");
    if (DONE.contains(result)) {
      Answer.json(
          context, 200, ids.put("result", result).put("version", decided.getLong("version")));
      return;
    }
    Problem problem =
        result.startsWith(NOT_THERE)
            ? Problem.notFound(decided.getString("why"))
            : Problem.conflict(why(decided));
    JsonObject more =
        new JsonObject()
            .put("detailZh", decided.getString("whyZh"))
            .put("result", result)
            .put("version", decided.getLong("version"))
            .put("field", decided.getString("field"))
            .put("changed", decided.getJsonArray("changes"));
    if (decided.containsKey("allowed")) {
      more.put("allowed", decided.getJsonArray("allowed"));
    }
    ProblemJson.send(context, problem, more);
  }

  /**
   * The outcome whole: 200 when it was done, now or before; 202 with the command's id when it is
   * not decided yet; else what the refusal is to its sender.
   *
   * @param refusal of the outcome's {@code result}; empty when that is none
   */
  public static void writeWhole(
      RoutingContext context,
      String commandId,
      Optional<String> outcome,
      Function<JsonObject, Optional<Problem>> refusal) {
    if (outcome.isEmpty()) {
      Answer.json(context, 202, new JsonObject().put("commandId", commandId));
      return;
    }
    JsonObject decided = new JsonObject(outcome.get());
    Optional<Problem> problem = refusal.apply(decided);
    if (problem.isEmpty()) {
      Answer.json(context, 200, decided);
      return;
    }
    ProblemJson.send(
        context,
        problem.get(),
        new JsonObject()
            .put("detailZh", decided.getString("whyZh"))
            .put("field", decided.getString("field"))
            .put("result", decided.getString("result"))
            .put("state", decided.getString("state")));
  }

  /**
   * The reason of a refusal begins with the verb: the field is its subject. That of a move, which
   * says what is allowed instead, is a whole sentence.
   */
  private static String why(JsonObject decided) {
    return "REFUSED".equals(decided.getString("result")) && !decided.containsKey("allowed")
        ? decided.getString("field") + " " + decided.getString("why")
        : decided.getString("why");
  }
}
