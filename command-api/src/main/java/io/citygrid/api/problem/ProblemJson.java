package io.citygrid.api.problem;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A problem as {@code application/problem+json}. */
public final class ProblemJson {
  public static final String MEDIA_TYPE = "application/problem+json";

  private ProblemJson() {}

  /** Answers with a problem and more fields that explain it. */
  public static void send(RoutingContext context, Problem problem, JsonObject more) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(of(problem, context.request().path()).mergeIn(more).toBuffer());
  }

  /**
   * The problem's JSON.
   *
   * @param instance the path that was asked for; left out when empty
   */
  public static JsonObject of(Problem problem, String instance) {
    JsonObject json =
        new JsonObject()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    if (!instance.isEmpty()) {
      json.put("instance", instance);
    }
    if (!problem.errors().isEmpty()) {
      JsonArray errors = new JsonArray();
      problem
          .errors()
          .forEach(
              error ->
                  errors.add(
                      new JsonObject()
                          .put("field", error.field())
                          .put("message", error.message())));
      json.put("errors", errors);
    }
    return json;
  }
}
