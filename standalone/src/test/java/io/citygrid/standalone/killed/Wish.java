package io.citygrid.standalone.killed;

import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Something that somebody sends once, and again under the same key until the city has said what
 * became of it, however often the city dies meanwhile.
 *
 * @param who sends it
 * @param key by which the city knows a repeat
 */
record Wish(ApiClient who, String path, JsonObject body, String key) {
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the city said of it in the end; empty when it must be asked again. */
  Optional<HttpResponse<String>> send() {
    try {
      HttpResponse<String> taken = who.send("POST", path, body.encode(), "Idempotency-Key", key);
      HttpResponse<String> answer = isUndecided(taken) ? decided(taken) : taken;
      return answer.statusCode() >= 500 || isUndecided(answer)
          ? Optional.empty()
          : Optional.of(answer);
    } catch (UncheckedIOException | ConditionTimeoutException e) {
      return Optional.empty();
    }
  }

  /**
   * What is decided of it; what was taken, where only the same key asks again (citizens' checks).
   */
  private HttpResponse<String> decided(HttpResponse<String> taken) {
    Optional<String> place = taken.headers().firstValue("Location");
    if (place.isEmpty()) {
      return taken;
    }
    String location = place.get();
    return await()
        .pollDelay(ASK_AGAIN)
        .pollInterval(ASK_AGAIN)
        .atMost(PATIENCE)
        .until(() -> who.get(location), answer -> !isUndecided(answer));
  }

  /** Of a report nothing more is said than that it was taken. */
  boolean isReport() {
    return path.equals("/v1/reports");
  }

  private boolean isUndecided(HttpResponse<String> answer) {
    return answer.statusCode() == 202 && !isReport();
  }
}
