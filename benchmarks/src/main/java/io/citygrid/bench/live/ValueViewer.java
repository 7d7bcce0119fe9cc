package io.citygrid.bench.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;

/** A wall that is told latest values, and hands each on with the time at which it came. */
final class ValueViewer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Takes a value. */
  @FunctionalInterface
  interface Taker {
    void take(String kind, JsonNode value, long nowMillis);
  }

  private final Vertx vertx = Vertx.vertx();

  /** Kept: one that nobody keeps closes its sockets. */
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxMessageSize(MOST_BYTES).setMaxFrameSize(MOST_BYTES));

  private final Taker taker;

  private ValueViewer(Taker taker) {
    this.taker = taker;
  }

  /** Follows traffic, crowds and how congested areas are. */
  static ValueViewer open(URI base, String token, Taker taker) {
    ValueViewer viewer = new ValueViewer(taker);
    WebSocket socket = viewer.client.connect(base.getPort(), base.getHost(), "/v1/feed").await();
    socket.textMessageHandler(text -> viewer.read(text, System.currentTimeMillis()));
    socket.closeHandler(
        closed ->
            System.err.println(
                "The feed was closed: " + socket.closeStatusCode() + " " + socket.closeReason()));
    socket
        .writeTextMessage(
            MAPPER
                .createObjectNode()
                .put("type", "hello")
                .put("token", token)
                .set(
                    "kinds",
                    MAPPER.createArrayNode().add("segment").add("crowd").add("area-traffic"))
                .toString())
        .await();
    return viewer;
  }

  private void read(String text, long nowMillis) {
    try {
      JsonNode message = MAPPER.readTree(text);
      if (message.path("type").asText().equals("values")) {
        String kind = message.path("kind").asText();
        message.path("items").forEach(value -> taker.take(kind, value, nowMillis));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the feed sent what is no JSON", e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
