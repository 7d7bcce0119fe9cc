package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A wall that takes the time at which each case, or each version of one, first appears. */
final class WallViewer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 256 * 1024 * 1024;
  private static final long MOST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Map<String, Long> shownAtNanos = new ConcurrentHashMap<>();
  private final Map<String, Long> dueAtNanos = new ConcurrentHashMap<>();
  private final Histogram shownMicros = new ConcurrentHistogram(3);
  private final CountDownLatch welcome = new CountDownLatch(1);
  private final Function<JsonNode, String> key;
  private final Vertx vertx = Vertx.vertx();

  /** Kept: one that nobody keeps closes its sockets. */
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxMessageSize(MOST_BYTES).setMaxFrameSize(MOST_BYTES));

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

  /** Waits for the first case that was decided by a version of the city. */
  static WallViewer ofCityVersions(URI base, String token) throws InterruptedException {
    return open(
        base,
        token,
        thing -> cityVersion(thing.path("value").path("versions").path("city").asLong()));
  }

  /** How a version of the city is named here. */
  static String cityVersion(long version) {
    return "city/" + version;
  }

  /** How a version of a case is named here. */
  static String version(String caseId, long version) {
    return caseId + "/" + version;
  }

  private static WallViewer open(URI base, String token, Function<JsonNode, String> key)
      throws InterruptedException {
    WallViewer viewer = new WallViewer(key);
    viewer
        .client
        .connect(base.getPort(), base.getHost(), "/v1/feed")
        .compose(socket -> viewer.listen(socket, token))
        .await();
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

  private Future<Void> listen(WebSocket socket, String token) {
    socket.textMessageHandler(message -> read(message, System.nanoTime()));
    socket.exceptionHandler(error -> System.err.println("The feed broke: " + error));
    socket.closeHandler(
        closed ->
            System.err.println(
                "The feed was closed: " + socket.closeStatusCode() + " " + socket.closeReason()));
    return socket.writeTextMessage(
        MAPPER
            .createObjectNode()
            .put("type", "hello")
            .put("token", token)
            .set("kinds", MAPPER.createArrayNode().add("case"))
            .toString());
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
    vertx.close().await();
  }
}
