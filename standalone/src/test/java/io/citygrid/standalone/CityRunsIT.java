package io.citygrid.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.api.FeedClient;
import io.citygrid.api.identity.Role;
import io.citygrid.city.testville.Testville;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole city, with its running jobs: what goes in at the front door comes out at the wall. */
class CityRunsIT {
  @TempDir static Path data;
  private static final Queue<String> STORY = new ConcurrentLinkedQueue<>();
  private static StandaloneCity city;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    city =
        StandaloneCity.start(
            new CityOptions(
                Testville.files(),
                data,
                "127.0.0.1",
                0,
                0,
                List.of(Program.of("program", Role.OPERATOR))),
            STORY::add);
    admin =
        new ApiClient(city.port())
            .signedIn("admin", city.firstAdministratorPassword().orElseThrow());
    awaitFirstCase();
  }

  /**
   * The API reads the city from Kafka before it takes a report, and the jobs start in their own
   * time; the wall's patience is for a city that runs.
   */
  private static void awaitFirstCase() {
    await().atMost(Duration.ofSeconds(90)).until(() -> admin.get("/v1/city").statusCode() == 200);
    String caseId = report("before all");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> admin.get("/v1/cases/" + caseId).statusCode() == 200);
  }

  private static String report(String key) {
    String report =
        "{\"category\":\"E0101\",\"position\":{\"lon\":%s,\"lat\":%s}}"
            .formatted(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat());
    HttpResponse<String> taken = admin.send("POST", "/v1/reports", report, "Idempotency-Key", key);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return new JsonObject(taken.body()).getString("caseId");
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  @Test
  void aReportBecomesACaseOnTheWall() {
    try (FeedClient wall = wall("case")) {
      wall.next("snapshot");
      String caseId = report("first");

      JsonObject opened = change(wall, "id", caseId);

      assertThat(opened.getString("state")).isEqualTo("DISPATCHED");
      assertThat(opened.getString("department")).isNotEmpty();
      assertThat(opened.getJsonObject("versions").getLong("fences")).isPositive();
      assertThat(admin.get("/v1/cases/" + caseId).body()).contains("DISPATCHED");
    }
  }

  @Test
  void aBreachThatLastsRaisesAnAlertAndOpensACase() {
    try (FeedClient wall = wall("case", "alert")) {
      wall.next("snapshot");
      Instant now = Instant.now();
      for (int secondsAgo : new int[] {150, 75, 0}) {
        String reading =
            "{\"deviceId\":\"wl-01\",\"metric\":\"level\",\"value\":90,\"observedAt\":\"%s\"}"
                .formatted(now.minusSeconds(secondsAgo));
        assertThat(admin.send("POST", "/v1/readings", reading).statusCode()).isEqualTo(202);
      }

      JsonObject alert = change(wall, "state", "RAISED");
      JsonObject opened = change(wall, "category", "E0301");

      assertThat(alert.encode()).contains("wl-01").contains("water-high");
      assertThat(opened.getString("department")).isEqualTo("water");
    }
  }

  @Test
  void aCaseIsHandledCheckedAndClosedByThoseWhoMayAndItsHistoryIsKept() {
    ApiClient handler = user("zhao", "HANDLER", "\"990101\"", "river-urban");
    ApiClient other = user("qian", "HANDLER", "\"990102\"", "hill-urban");
    ApiClient worker = user("sun", "GRID_WORKER", "\"990101\"", "");
    ApiClient center = user("li", "OPERATOR", "\"*\"", "");
    String caseId = report("a whole life");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> admin.get("/v1/cases/" + caseId).statusCode() == 200);

    assertThat(move(other, caseId, "\"move\":\"ACCEPT\"").statusCode()).isIn(404, 409);
    assertMoved(move(handler, caseId, "\"move\":\"ACCEPT\""), "ACCEPTED");
    HttpResponse<String> early = move(handler, caseId, "\"move\":\"HAND_IN\",\"reason\":\"done\"");
    assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
    assertThat(early.body()).contains("START");
    assertMoved(move(handler, caseId, "\"move\":\"START\",\"expectedVersion\":2"), "IN_PROGRESS");
    String result = "\"move\":\"HAND_IN\",\"reason\":\"cleared\",\"photos\":[\"after\"]";
    assertMoved(move(handler, caseId, result), "HANDLED");
    assertMoved(move(center, caseId, "\"move\":\"REQUEST_CHECK\""), "UNDER_CHECK");
    String seen =
        "\"move\":\"PASS_CHECK\",\"photos\":[\"seen\"],\"position\":{\"lon\":118.025,\"lat\":31.075}";
    assertMoved(move(worker, caseId, seen), "CHECKED");
    String close = "\"move\":\"CLOSE\",\"target\":{\"standard\":\"E0101-1\"}";
    assertMoved(move(center, caseId, close), "CLOSED");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        new JsonObject(admin.get("/v1/cases/" + caseId + "/history").body())
                            .getJsonArray("moves"))
                    .hasSize(7));
  }

  @Test
  void aGridWorkerKeepsABusinessOnRecordAndACaseIsTiedToIt() {
    ApiClient worker = user("zhou", "GRID_WORKER", "\"990101001\"", "");
    ApiClient center = user("wu", "SUPERVISOR", "\"*\"", "");
    String shop =
        """
        {"kind":"BUSINESS","position":{"lon":118.025,"lat":31.075},"content":{"name":"面馆",
         "person":"%s","address":"北街 5 号","creditCode":"91350100M000100Y43"}}""";
    HttpResponse<String> recorded = post(worker, "/v1/facts", shop.formatted("王小明"), "shop");
    assertThat(recorded.statusCode()).as(recorded.body()).isIn(200, 202);
    String path = "/v1/facts/" + new JsonObject(recorded.body()).getString("factId");
    await().atMost(Duration.ofSeconds(60)).until(() -> worker.get(path).statusCode() == 200);

    String owner = "{\"action\":\"AMEND\",\"expectedVersion\":1,\"content\":%s}";
    String content = new JsonObject(shop.formatted("李华")).getJsonObject("content").encode();
    HttpResponse<String> amended = post(worker, path + "/edits", owner.formatted(content), "owner");
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(200);
    HttpResponse<String> stale =
        post(center, path + "/edits", "{\"action\":\"VERIFY\",\"expectedVersion\":1}", "seen");
    assertThat(stale.statusCode()).as(stale.body()).isEqualTo(409);
    assertThat(stale.body()).contains("STALE").contains("王小明").contains("zhou");

    String caseId = report("stall before the shop");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> center.get("/v1/cases/" + caseId).statusCode() == 200);
    String tie = "\"move\":\"LINK\",\"target\":{\"link\":\"%s\"}";
    HttpResponse<String> tied = move(center, caseId, tie.formatted(path.substring(10)));
    assertThat(tied.statusCode()).as(tied.body()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> worker.get(path + "/cases").body().contains(caseId));
    assertThat(worker.get("/v1/visits?until=2100-01-01T00:00:00Z").body()).contains("李华");
    assertThat(admin.get("/v1/access-log").body()).contains("zhou").contains("wu");
  }

  private static HttpResponse<String> post(ApiClient who, String path, String body, String key) {
    return who.send("POST", path, body, "Idempotency-Key", key);
  }

  private static ApiClient user(String id, String role, String area, String department) {
    String user =
        "{\"id\":\"%s\",\"password\":\"long-enough-1\",\"roles\":[\"%s\"],\"areas\":[%s],\"department\":\"%s\"}"
            .formatted(id, role, area, department);
    HttpResponse<String> added = admin.send("POST", "/v1/users", user);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    return new ApiClient(city.port()).signedIn(id, "long-enough-1");
  }

  private static HttpResponse<String> move(ApiClient who, String caseId, String fields) {
    return who.send(
        "POST",
        "/v1/cases/" + caseId + "/moves",
        "{" + fields + (fields.contains("expectedVersion") ? "}" : ",\"expectedVersion\":0}"),
        "Idempotency-Key",
        Integer.toString(fields.hashCode()));
  }

  private static void assertMoved(HttpResponse<String> answer, String state) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo(state);
  }

  private static FeedClient wall(String... kinds) {
    return new FeedClient(city.port(), FeedClient.hello(admin.token(), kinds));
  }

  /** The first changed thing that has this value; waits for it. */
  private static JsonObject change(FeedClient wall, String field, String value) {
    JsonObject delta = wall.next("delta", message -> find(message, field, value) != null);
    return find(delta, field, value);
  }

  private static JsonObject find(JsonObject delta, String field, String value) {
    for (Object one : delta.getJsonArray("changes")) {
      JsonObject change = (JsonObject) one;
      JsonObject item = change.getJsonObject("value");
      if (value.equals(item.getString(field))) {
        return item;
      }
    }
    return null;
  }
}
