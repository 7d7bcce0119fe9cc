package io.citygrid.api.manage;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The management port: {@code /health} (the process lives), {@code /ready} (it can do its work; 503
 * with what is missing otherwise), {@code /metrics} (Prometheus).
 */
public final class ManagementServer extends VerticleBase {
  private final String host;
  private final int port;
  private final PrometheusMeterRegistry metrics;
  private final Readiness readiness;
  private @Nullable HttpServer server;

  public ManagementServer(
      String host, int port, PrometheusMeterRegistry metrics, Readiness readiness) {
    this.host = host;
    this.port = port;
    this.metrics = metrics;
    this.readiness = readiness;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port, host)
        .onSuccess(listening -> server = listening);
  }

  /** The port it listens on, once started. */
  public int actualPort() {
    return server == null ? 0 : server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/health" -> json(request, 200, new JsonObject().put("status", "UP"));
      case "/ready" -> {
        Map<String, Boolean> found = readiness.look();
        boolean ready = !found.containsValue(false);
        JsonObject checks = new JsonObject();
        found.forEach((name, there) -> checks.put(name, there ? "UP" : "DOWN"));
        json(
            request,
            ready ? 200 : 503,
            new JsonObject().put("status", ready ? "UP" : "DOWN").put("checks", checks));
      }
      case "/metrics" ->
          vertx
              .executeBlocking(() -> metrics.scrape(), false)
              .onSuccess(
                  text ->
                      request
                          .response()
                          .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                          .end(text))
              .onFailure(failed -> request.response().setStatusCode(500).end());
      default -> json(request, 404, new JsonObject().put("status", "nothing here"));
    }
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }
}
