package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.FactResult;
import io.citygrid.city.testville.TestvilleFactMessages;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts over HTTP with a real Kafka and a real Redis; the test decides in the job's place. */
class FactIT {
  private static final FactChange SHOP = TestvilleFactMessages.SHOP;
  private static final String PATH = "/v1/facts/" + SHOP.factId();
  private static final String VISITED =
      """
      {"action":"VERIFY","expectedVersion":1}""";

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static ApiClient administrator;
  private static ApiClient worker;
  private static ApiClient stranger;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> city.management().get("/ready").statusCode() == 200);
    long due = SHOP.nextVisitDue().toEpochMilli();
    view.write(
        new ViewWrite(
            ViewKind.FACT,
            SHOP.factId(),
            SHOP.version(),
            Codecs.FACT_CHANGE.encode(SHOP),
            -due,
            List.of(
                ViewIndexes.FACTS,
                ViewIndexes.factsOfArea(SHOP.area()),
                ViewIndexes.factsOfCell(SHOP.cell()),
                ViewIndexes.factsOfCreditCode(SHOP.content().creditCode()))));
    administrator = user("auditor", "ADMINISTRATOR", "*");
    worker = worker("worker-7", SHOP.area());
    stranger = worker("worker-9", "990103");
  }

  @AfterAll
  static void stop() throws Exception {
    view.close();
    city.close();
  }

  @Test
  void aWorkerOfTheAreaFindsAFactByCellByAreaByCodeAndByItsNextVisit() {
    for (String query :
        List.of(
            "/v1/facts?cell=" + SHOP.cell(),
            "/v1/facts?area=" + SHOP.area(),
            "/v1/facts?creditCode=" + SHOP.content().creditCode(),
            "/v1/visits?until=2026-04-02T00:00:00Z")) {
      assertThat(items(worker.get(query)))
          .as(query)
          .extracting(item -> ((JsonObject) item).getString("factId"))
          .containsExactly(SHOP.factId());
      assertThat(items(stranger.get(query))).as(query).isEmpty();
    }
    assertThat(items(worker.get("/v1/visits?until=2026-03-31T00:00:00Z"))).isEmpty();
  }

  @Test
  void aPageSaysWhereToGoOn() {
    HttpResponse<String> page = worker.get("/v1/facts?limit=1&cell=" + SHOP.cell());
    String next = new JsonObject(page.body()).getString("next");

    assertThat(items(worker.get("/v1/facts?limit=1&cell=" + SHOP.cell() + "&before=" + next)))
        .isEmpty();
  }

  @Test
  void whoKeepsFactsReadsNamesAndNobodyElseDoes() {
    assertThat(worker.get(PATH).body()).contains("李华").contains("王小明");
    assertThat(administrator.get(PATH).body())
        .contains("李**")
        .doesNotContain("李华")
        .doesNotContain("王小明");
    assertThat(stranger.get(PATH).statusCode()).isEqualTo(404);
  }

  @Test
  void eachReadingOfPersonalDataIsWrittenDownForAuditors() {
    ApiClient curious = worker("curious", SHOP.area());
    curious.get(PATH);
    curious.get("/v1/facts?cell=" + SHOP.cell());
    curious.get("/v1/facts?cell=nowhere");

    JsonArray log = items(administrator.get("/v1/access-log?reader=curious&fact=" + SHOP.factId()));
    assertThat(log)
        .extracting(entry -> ((JsonObject) entry).getString("operation"))
        .containsExactly("listFacts", "showFact");
    assertThat(log.getJsonObject(0).getBoolean("masked")).isFalse();
    assertThat(items(administrator.get("/v1/access-log?reader=nobody"))).isEmpty();
    assertThat(curious.get("/v1/access-log").statusCode()).isEqualTo(403);
    assertThat(administrator.get("/v1/access-log?days=0").statusCode()).isEqualTo(400);
  }

  @Test
  void anEditIsAnsweredWithWhatBecameOfIt() {
    HttpResponse<String> undecided = visited(worker, "visit-1").join();
    assertThat(undecided.statusCode()).as(undecided.body()).isEqualTo(202);
    String editId = new JsonObject(undecided.body()).getString("editId");
    decide(editId, FactResult.APPLIED, 3);

    HttpResponse<String> applied = visited(worker, "visit-1").join();
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    assertThat(new JsonObject(applied.body()).getInteger("version")).isEqualTo(3);
    String place = undecided.headers().firstValue("Location").orElseThrow();
    assertThat(worker.get(place).statusCode()).isEqualTo(200);
    assertThat(stranger.get(place).statusCode()).isEqualTo(404);
  }

  @Test
  void whoComesTooLateHearsWhatChanged() {
    HttpResponse<String> undecided = visited(worker, "visit-2").join();
    decide(new JsonObject(undecided.body()).getString("editId"), FactResult.STALE, 2);

    HttpResponse<String> late = visited(worker, "visit-2").join();
    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    JsonObject problem = new JsonObject(late.body());
    assertThat(problem.getString("result")).isEqualTo("STALE");
    assertThat(problem.getJsonArray("changed").encode()).contains("李华");
  }

  @Test
  void whatCannotBeIsRefusedAtTheDoor() {
    String body = "{\"kind\":\"BUSINESS\",\"position\":{\"lon\":118,\"lat\":31},\"content\":{}}";
    HttpResponse<String> refused =
        worker.send("POST", "/v1/facts", body, "Idempotency-Key", "shop-1");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("content.address");
    assertThat(worker.send("POST", "/v1/facts", body).body()).contains("Idempotency-Key");
    assertThat(administrator.send("POST", PATH + "/edits", VISITED).statusCode()).isEqualTo(403);
    assertThat(visited(stranger, "visit-3").join().statusCode()).isEqualTo(404);
    assertThat(worker.get("/v1/facts").statusCode()).isEqualTo(400);
    assertThat(worker.get("/v1/visits?until=soon").statusCode()).isEqualTo(400);
  }

  private static CompletableFuture<HttpResponse<String>> visited(ApiClient who, String key) {
    return CompletableFuture.supplyAsync(
        () -> who.send("POST", PATH + "/edits", VISITED, "Idempotency-Key", key));
  }

  private static void decide(String editId, FactResult result, long version) {
    FactOutcome outcome =
        new FactOutcome(
            editId,
            SHOP.factId(),
            result,
            version,
            SHOP.verifiedAt(),
            "",
            "the fact has changed",
            "登记已有变动",
            result == FactResult.STALE ? List.of(SHOP.latest()) : List.of());
    view.outcome(editId, new String(Codecs.FACT_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
  }

  private static ApiClient worker(String id, String area) {
    return user(id, "GRID_WORKER", area);
  }

  private static ApiClient user(String id, String role, String area) {
    String body =
        """
        {"id":"%s","password":"long enough","roles":["%s"],"areas":["%s"],"department":""}"""
            .formatted(id, role, area);
    HttpResponse<String> made = city.administrator().send("POST", "/v1/users", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return city.client().signedIn(id, "long enough");
  }

  private static JsonArray items(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getJsonArray("items");
  }
}
