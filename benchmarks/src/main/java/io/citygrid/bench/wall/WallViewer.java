package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A wall that takes the time at which each case, or each version of one, first appears. */
final class WallViewer implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MOST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Map<String, Long> shownAtNanos = new ConcurrentHashMap<>();
  private final Map<String, Long> dueAtNanos = new ConcurrentHashMap<>();
  private final Histogram shownMicros = new ConcurrentHistogram(3);
  private final StringBuilder partial = new StringBuilder();
  private final CountDownLatch welcome = new CountDownLatch(1);
  private final Function<JsonNode, String> key;
  private @Nullable WebSocket socket;

  private WallViewer(Function<JsonNode, String> key) {
    this.key = key;
  }

  /** Waits for cases. */
  static WallViewer open(URI base, String token) throws InterruptedException {
    return open(base, token, thing -> thing.path("id").asText());
  }

  /** Waits for versions of cases, as {@link #version} names them. */
  static WallViewer ofVersions(URI base, String token) throws InterruptedException {
    return open(
        base, token, thing -> version(thing.path("id").asText(), thing.path("version").asLong()));
  }

  /** How a version of a case is named here. */
  static String version(String caseId, long version) {
    return caseId + "/" + version;
  }

  private static WallViewer open(URI base, String token, Function<JsonNode, String> key)
      throws InterruptedException {
    WallViewer viewer = new WallViewer(key);
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + base.getAuthority() + "/v1/feed"), viewer)
            .join();
    viewer.socket = socket;
    socket
        .sendText(
            MAPPER
                .createObjectNode()
                .put("type", "hello")
                .put("token", token)
                .set("kinds", MAPPER.createArrayNode().add("case"))
                .toString(),
            true)
        .join();
    if (!viewer.welcome.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the feed did not answer");
    }
    return viewer;
  }

  /** What is to appear; its name is known when it was acknowledged. */
  void expect(String name, long dueNanos) {
    dueAtNanos.put(name, dueNanos);
    settle(name);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      long now = System.nanoTime();
      read(partial.toString(), now);
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    System.err.println("The feed broke: " + error);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    System.err.println("The feed was closed: " + status + " " + reason);
    return null;
  }

  private void read(String message, long now) {
    try {
      JsonNode json = MAPPER.readTree(message);
      if (json.path("type").asText().equals("snapshot")) {
        welcome.countDown();
      }
      show(json.path("changes"), now);
      show(json.path("items"), now);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("the feed sent what is no JSON", e);
    }
  }

  /** The first case of an empty city comes in a new snapshot, the others as changes. */
  private void show(JsonNode things, long now) {
    for (JsonNode thing : things) {
      String id = key.apply(thing);
      shownAtNanos.putIfAbsent(id, now);
      settle(id);
    }
  }

  /** Sending and showing are told by two threads in either order; whoever is second counts it. */
  private void settle(String name) {
    Long shown = shownAtNanos.get(name);
    Long due = dueAtNanos.get(name);
    if (shown != null && due != null && dueAtNanos.remove(name, due)) {
      shownMicros.recordValue((shown - due) / 1_000);
    }
  }

  /** Waits until every case that is expected has appeared. */
  void awaitAll() {
    long deadline = System.nanoTime() + MOST_WAIT_NANOS;
    while (!dueAtNanos.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(dueAtNanos.size() + " did not appear within a minute");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  Histogram shown() {
    return shownMicros;
  }

  /** Forgets what was measured. */
  void reset() {
    shownMicros.reset();
    shownAtNanos.clear();
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
