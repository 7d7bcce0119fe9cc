package io.citygrid.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The city's HTTP interface as a well-behaved program uses it: signs in, renews in time, waits and
 * tries again when the city is busy or its stores are away. A request that was sent twice has the
 * same effect as once, because reports carry idempotency keys.
 */
public final class FrontDoor {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String user;
  private final String password;
  private String token = "";
  private Instant renewAt = Instant.MIN;

  public FrontDoor(URI base, String user, String password) {
    this.base = base;
    this.user = user;
    this.password = password;
  }

  private FrontDoor(URI base, String deviceToken) {
    this(base, "", "");
    token = deviceToken;
    renewAt = Instant.MAX;
  }

  /** The door for a device or a gateway, whose token holds until it is revoked. */
  public static FrontDoor ofDevice(URI base, String deviceToken) {
    return new FrontDoor(base, deviceToken);
  }

  /** An answer with its status and body. */
  public record Answer(int status, JsonNode body) {}

  /** Sends reports; the answer's {@code results} are in the same order. */
  public List<JsonNode> report(List<ObjectNode> reports)
      throws DoorException, InterruptedException {
    return sendBatch("reports", reports);
  }

  /** Sends moves of cases; the answer's {@code results} are in the same order. */
  public List<JsonNode> move(List<ObjectNode> moves) throws DoorException, InterruptedException {
    return sendBatch("moves", moves);
  }

  /** Sends observations of loop detectors; the answer's {@code results} are in the same order. */
  public List<JsonNode> observe(List<ObjectNode> observations)
      throws DoorException, InterruptedException {
    return sendBatch("observations", observations);
  }

  /** Sends positions of vehicles; the answer's {@code results} are in the same order. */
  public List<JsonNode> locate(List<ObjectNode> positions)
      throws DoorException, InterruptedException {
    return sendBatch("positions", positions);
  }

  /** Sends counts of people; the answer's {@code results} are in the same order. */
  public List<JsonNode> count(List<ObjectNode> counts) throws DoorException, InterruptedException {
    return sendBatch("counts", counts);
  }

  /** Sends frames of measuring areas; the answer's {@code results} are in the same order. */
  public List<JsonNode> track(List<ObjectNode> frames) throws DoorException, InterruptedException {
    return sendBatch("tracks", frames);
  }

  private List<JsonNode> sendBatch(String kind, List<ObjectNode> things)
      throws DoorException, InterruptedException {
    ObjectNode body = MAPPER.createObjectNode();
    body.putArray(kind).addAll(things);
    Answer answer = post("/v1/" + kind + "/batch", body);
    if (answer.status() != 200) {
      throw new DoorException(
          "The city refused a whole batch of %s (%d): %s"
              .formatted(kind, answer.status(), answer.body()));
    }
    return MAPPER.convertValue(
        answer.body().path("results"),
        MAPPER.getTypeFactory().constructCollectionType(List.class, JsonNode.class));
  }

  /** The cases that exist among these ids. */
  public Map<String, CaseView> findCases(List<String> ids)
      throws DoorException, InterruptedException {
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode list = body.putArray("ids");
    ids.forEach(list::add);
    Map<String, CaseView> cases = new HashMap<>();
    for (JsonNode found : post("/v1/cases/lookup", body).body().path("found")) {
      try {
        CaseView view = Codecs.CASE_VIEW.decode(found.toString().getBytes(StandardCharsets.UTF_8));
        cases.put(view.id(), view);
      } catch (WireException e) {
        throw new DoorException("The city answered a case that is none: " + e.getMessage(), e);
      }
    }
    return cases;
  }

  /** The newest tasks of a plan, at most 500, without their earlier moves. */
  public List<OfficeEvent> listOfficeTasks(String plan) throws DoorException, InterruptedException {
    List<OfficeEvent> tasks = new ArrayList<>();
    for (JsonNode task : get("/v1/office/tasks?limit=500&plan=" + plan).body().path("items")) {
      ObjectNode whole = task.<ObjectNode>deepCopy();
      whole.putArray("earlier");
      try {
        tasks.add(Codecs.OFFICE_EVENT.decode(whole.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (WireException e) {
        throw new DoorException("The city answered a task that is none: " + e.getMessage(), e);
      }
    }
    return tasks;
  }

  /** Reason and detail of each dead letter, by the key of the message. */
  public Map<String, JsonNode> deadLettersByKey() throws DoorException, InterruptedException {
    Map<String, JsonNode> letters = new HashMap<>();
    for (JsonNode letter : listDeadLetters()) {
      letters.put(letter.path("key").asText(), letter);
    }
    return letters;
  }

  /** All dead letters that are shown, newest first. */
  public List<JsonNode> listDeadLetters() throws DoorException, InterruptedException {
    List<JsonNode> letters = new ArrayList<>();
    String before = "";
    do {
      JsonNode page =
          get("/v1/dead-letters?limit=500" + (before.isEmpty() ? "" : "&before=" + before)).body();
      page.path("items").forEach(letters::add);
      before = page.path("next").asText("");
    } while (!before.isEmpty());
    return letters;
  }

  /** A token that holds for some minutes at least, for a channel that is no request: the feed. */
  public String token() throws DoorException, InterruptedException {
    signIn();
    return token;
  }

  /** GET with the user's token. */
  public Answer get(String path) throws DoorException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /** POST of JSON with the user's token. */
  public Answer post(String path, JsonNode body) throws DoorException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** The same under a key: however often it is sent, it has the effect of once. */
  public Answer post(String path, JsonNode body, String idempotencyKey)
      throws DoorException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** POST of a CAP message with the user's token. */
  public Answer postXml(String path, String xml) throws DoorException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/cap+xml")
            .POST(HttpRequest.BodyPublishers.ofString(xml)));
  }

  private Answer send(HttpRequest.Builder request) throws DoorException, InterruptedException {
    signIn();
    return patiently(request.header("Authorization", "Bearer " + token));
  }

  private void signIn() throws DoorException, InterruptedException {
    if (Instant.now().isBefore(renewAt)) {
      return;
    }
    ObjectNode body = MAPPER.createObjectNode().put("user", user).put("password", password);
    Answer answer =
        patiently(
            HttpRequest.newBuilder(base.resolve("/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    if (answer.status() != 200) {
      throw new DoorException(
          "The city does not let '%s' in (%d).".formatted(user, answer.status()));
    }
    token = answer.body().path("token").asText();
    renewAt = Instant.parse(answer.body().path("expiresAt").asText()).minus(RENEW_BEFORE);
  }

  /** Tries again while the city says that it is busy, or cannot be reached, for some minutes. */
  private Answer patiently(HttpRequest.Builder builder) throws DoorException, InterruptedException {
    HttpRequest request = builder.timeout(TIMEOUT).build();
    Instant deadline = Instant.now().plus(MOST_PATIENCE);
    long pauseMillis = 50;
    while (true) {
      String trouble;
      try {
        HttpResponse<String> response =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != TOO_MANY_REQUESTS && response.statusCode() != UNAVAILABLE) {
          JsonNode body =
              response.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(response.body());
          return new Answer(response.statusCode(), body);
        }
        trouble = "answers " + response.statusCode();
      } catch (IOException e) {
        trouble = "cannot be reached: " + e.getMessage();
      }
      if (Instant.now().isAfter(deadline)) {
        throw new DoorException("The city at %s %s.".formatted(base, trouble));
      }
      TimeUnit.MILLISECONDS.sleep(pauseMillis);
      pauseMillis = Math.min(2000, pauseMillis * 2);
    }
  }
}
