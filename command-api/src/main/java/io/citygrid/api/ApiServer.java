package io.citygrid.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the API. Everything it serves is declared elsewhere. */
final class ApiServer extends VerticleBase {
  private static final int IDLE_SECONDS = 60;
  private static final int MOST_FRAME_BYTES = 64 * 1024;

  private final String host;
  private final int port;
  private final Handler<HttpServerRequest> requestHandler;
  private final Runnable onEventLoop;
  private final Runnable atStop;
  private @Nullable HttpServer server;

  /**
   * @param onEventLoop runs once, on the event loop that serves all requests and sockets
   * @param atStop runs there once, before the server goes
   */
  ApiServer(
      String host,
      int port,
      Handler<HttpServerRequest> requestHandler,
      Runnable onEventLoop,
      Runnable atStop) {
    this.host = host;
    this.port = port;
    this.requestHandler = requestHandler;
    this.onEventLoop = onEventLoop;
    this.atStop = atStop;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(true)
            .setMaxWebSocketFrameSize(MOST_FRAME_BYTES)
            .setMaxWebSocketMessageSize(MOST_FRAME_BYTES);
    return vertx
        .createHttpServer(options)
        .requestHandler(requestHandler)
        .listen(port, host)
        .onSuccess(
            listening -> {
              server = listening;
              onEventLoop.run();
            });
  }

  @Override
  public Future<?> stop() {
    atStop.run();
    return Future.succeededFuture();
  }

  /** The port it listens on, once started. */
  int actualPort() {
    return server == null ? 0 : server.actualPort();
  }
}
