package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archive answers over HTTP, and to whom. */
class ArchiveIT {
  private static final CaseEvent WASTE = TestvilleMessages.DISPATCHED;
  private static final CaseEvent SOMEWHERE = TestvilleMessages.ON_MANUAL_DESK;

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    admin = city.administrator();
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (CaseEvent event : List.of(WASTE, SOMEWHERE)) {
        producer.send(
            new ProducerRecord<>(
                Topics.CASE_EVENTS,
                event.caseId().getBytes(StandardCharsets.UTF_8),
                Codecs.CASE_EVENT.encode(event)));
      }
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> items(admin, "").size() == 2);
  }

  @AfterAll
  static void stop() throws Exception {
    city.close();
  }

  @Test
  void showsACaseFromItsBeginning() {
    JsonObject history = json(admin, "/v1/cases/" + WASTE.caseId() + "/history");

    assertThat(history.getJsonObject("case").getString("id")).isEqualTo(WASTE.caseId());
    assertThat(history.getJsonArray("moves")).hasSize(1);
    assertThat(history.getJsonArray("moves").getJsonObject(0).getString("state"))
        .isEqualTo("DISPATCHED");
  }

  @Test
  void findsByWhatIsAsked() {
    assertThat(items(admin, "text=垃圾")).containsExactly(WASTE.caseId());
    assertThat(items(admin, "near=118.025,31.075,100")).containsExactly(WASTE.caseId());
    assertThat(items(admin, "state=ON_MANUAL_DESK")).containsExactly(SOMEWHERE.caseId());
    assertThat(items(admin, "to=2026-03-02T08:15:00%2B08:00")).isEmpty();
    assertThat(items(admin, "limit=1")).hasSize(1);
  }

  @Test
  void showsNobodyWhatIsNotTheirs() {
    ApiClient west = signedIn("west", "OPERATOR", "990101", "");
    ApiClient east = signedIn("east", "OPERATOR", "990103", "");
    ApiClient handler = signedIn("handler", "HANDLER", "990103", "river-urban");
    ApiClient citizen = signedIn("citizen", "CITIZEN", "*", "");

    assertThat(items(west, "")).containsExactly(WASTE.caseId());
    assertThat(items(handler, "")).containsExactly(WASTE.caseId());
    assertThat(items(east, "")).isEmpty();
    assertThat(items(citizen, "")).isEmpty();
    String history = "/v1/cases/" + WASTE.caseId() + "/history";
    assertThat(west.get(history).statusCode()).isEqualTo(200);
    assertThat(citizen.get(history).statusCode()).isEqualTo(404);
  }

  @Test
  void eachNumberOpensTheListOfItsCases() {
    JsonObject month = json(admin, "/v1/indicators?scope=area&of=990101&period=2026-03");
    JsonObject filed =
        month
            .getJsonArray("subjects")
            .getJsonObject(0)
            .getJsonObject("indicators")
            .getJsonObject("FILED");

    assertThat(filed.getLong("value")).isEqualTo(1);
    assertThat(ids(json(admin, filed.getString("cases")))).containsExactly(WASTE.caseId());
    assertThat(month.getJsonObject("period").getString("from")).isEqualTo("2026-02-28T16:00:00Z");
    assertThat(month.getJsonObject("yearAgo").getJsonObject("period").getString("first"))
        .isEqualTo("2025-03-01");
    JsonObject rates = month.getJsonArray("subjects").getJsonObject(0).getJsonObject("indicators");
    assertThat(rates.getJsonObject("CLOSING_RATE").containsKey("value")).isFalse();
    assertThat(rates.getJsonObject("HANDLING_RATE").getDouble("value")).isZero();
  }

  @Test
  void districtsStandSideBySideAndNobodyIsRankedOnAFewCases() {
    JsonObject all = json(admin, "/v1/indicators?period=2026-03");

    assertThat(all.getJsonArray("subjects")).hasSize(3);
    assertThat(all.encode()).doesNotContain("\"rank\"");
  }

  @Test
  void gridWorkersStandSideBySideWithTheCasesOfTheirCells() {
    JsonObject all = json(admin, "/v1/indicators?scope=worker&period=2026-03");
    JsonObject sun = json(admin, "/v1/indicators?scope=worker&of=sun&period=2026-03&changes=true");
    JsonObject indicators =
        sun.getJsonArray("subjects").getJsonObject(0).getJsonObject("indicators");

    assertThat(all.getJsonArray("subjects"))
        .extracting(subject -> ((JsonObject) subject).getString("of"))
        .containsExactly("sun", "bao");
    assertThat(indicators.getJsonObject("REPORTED").getLong("value")).isZero();
    JsonObject missed = indicators.getJsonObject("MISSED_REPORT_RATE");
    assertThat(missed.getLong("denominator")).isEqualTo(1);
    assertThat(ids(json(admin, missed.getString("cases") + "&part=denominator")))
        .containsExactly(WASTE.caseId());
    assertThat(admin.get("/v1/indicators.csv?scope=worker&period=2026-03").body())
        .contains("\r\nsun,", "\r\nbao,");
  }

  @Test
  void theTableIsReadBySpreadsheets() {
    String table = admin.get("/v1/indicators.csv?scope=area&of=990101&period=2026-03").body();

    assertThat(table).startsWith("\uFEFF编码,名称,").contains("\r\n990101,");
    assertThat(table.lines().toList()).hasSize(2);
  }

  @Test
  void refusesUnknownPeriodsScopesAndSubjects() {
    for (String query :
        List.of(
            "period=2026-13",
            "scope=planet",
            "of=nowhere",
            "scope=cell",
            "scope=cell&of=x",
            "scope=worker&of=west")) {
      assertThat(admin.get("/v1/indicators?" + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(admin.get("/v1/indicators/CLOSED/cases").statusCode()).isEqualTo(400);
    assertThat(admin.get("/v1/indicators/LUCK/cases?of=990101").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    for (String query :
        List.of(
            "near=31.3,118.3,100",
            "near=118.3,31.3",
            "near=118.3,31.3,1e9",
            "from=yesterday",
            "limit=0",
            "before=x",
            "text=" + "x".repeat(201))) {
      assertThat(admin.get("/v1/search/cases?" + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void tellsHowFarBehindItIs() {
    assertThat(city.management().get("/metrics").body())
        .contains("citygrid_archive_behind_events 0");
    assertThat(city.management().get("/ready").body()).contains("archive");
  }

  private static ApiClient signedIn(String id, String role, String area, String department) {
    String user =
        """
        {"id":"%s","password":"long enough","roles":["%s"],"areas":["%s"],"department":"%s"}"""
            .formatted(id, role, area, department);
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    return city.client().signedIn(id, "long enough");
  }

  private static List<String> items(ApiClient asker, String query) {
    return ids(json(asker, "/v1/search/cases?" + query));
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("id"))
        .toList();
  }

  private static JsonObject json(ApiClient asker, String path) {
    var response = asker.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }
}
