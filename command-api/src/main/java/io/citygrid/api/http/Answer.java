package io.citygrid.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes answers. JSON answers are never cached. */
public final class Answer {
  private Answer() {}

  public static void json(RoutingContext context, int status, JsonObject body) {
    json(context, status, body.toBuffer());
  }

  /** An answer whose JSON is already text. */
  public static void json(RoutingContext context, int status, Buffer body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(body);
  }

  public static void nothing(RoutingContext context) {
    context.response().setStatusCode(204).end();
  }
}
