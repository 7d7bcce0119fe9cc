package io.citygrid.api;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A viewer of the feed that keeps every message. */
public final class FeedClient implements WebSocket.Listener, AutoCloseable {
  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private volatile boolean ended;

  public FeedClient(int port, JsonObject hello) {
    this(port);
    say(hello);
  }

  /** One that says nothing by itself. */
  FeedClient(int port) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/feed"), this)
            .join();
  }

  public static JsonObject hello(String token, String... kinds) {
    return new JsonObject()
        .put("type", "hello")
        .put("token", token)
        .put("kinds", new io.vertx.core.json.JsonArray(List.of((Object[]) kinds)));
  }

  void say(JsonObject message) {
    socket.sendText(message.encode(), true).join();
  }

  /** Waits for a message of this type that also fulfils the wish. */
  public JsonObject next(String type, Predicate<JsonObject> wish) {
    return next(type, wish, Duration.ofSeconds(10));
  }

  /** The same with other patience. */
  public JsonObject next(String type, Predicate<JsonObject> wish, Duration patience) {
    return await()
        .atMost(patience)
        .until(
            () ->
                messages.stream()
                    .filter(m -> m.getString("type").equals(type) && wish.test(m))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  public JsonObject next(String type) {
    return next(type, any -> true);
  }

  /** All that have come, in order. */
  public List<JsonObject> messages() {
    return messages;
  }

  boolean isEnded() {
    return ended;
  }

  @Override
  public void close() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      messages.add(new JsonObject(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ended = true;
    return null;
  }
}
