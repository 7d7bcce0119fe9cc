package io.citygrid.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand bad messages amid good ones, at both doors of a running city: all accounted for. */
class BadMessagesIT {
  private static final int BATCHES = 10;
  private static final int BAD_IN_BATCH = 500;
  private static final int GOOD_IN_BATCH = 50;
  private static final int BAD_PAST_THE_EDGE = 5_000;
  private static final int GOOD_PAST_THE_EDGE = 500;

  @TempDir static Path data;
  private static final Queue<String> STORY = new ConcurrentLinkedQueue<>();
  private static StandaloneCity city;
  private static String password;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    city = startCity();
    password = city.firstAdministratorPassword().orElseThrow();
    admin = new ApiClient(city.port()).signedIn("admin", password);
  }

  private static StandaloneCity startCity() throws Exception {
    return StandaloneCity.start(
        new CityOptions(Testville.files(), data, "127.0.0.1", 0, 0, List.of()), STORY::add);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  @Test
  void whatCameInIsCasesMergedRefusedOrDeadAndNothingElseAlsoAfterARestart() throws Exception {
    int refused = 0;
    int taken = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      JsonArray results = sendBatch(batch);
      for (Object result : results) {
        int status = ((JsonObject) result).getInteger("status");
        assertThat(status).isIn(202, 400, 422);
        refused += status == 202 ? 0 : 1;
        taken += status == 202 ? 1 : 0;
      }
    }
    sendPastTheEdge();

    // Every good report of the edge was sent twice: the second makes no case.
    int cases = BATCHES * GOOD_IN_BATCH + GOOD_PAST_THE_EDGE;
    int merged = BATCHES * GOOD_IN_BATCH;
    assertThat(refused).isEqualTo(BATCHES * BAD_IN_BATCH);
    assertThat(taken).isEqualTo(BATCHES * 2 * GOOD_IN_BATCH);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> total("/v1/cases?limit=1") >= cases && deadLetters() >= BAD_PAST_THE_EDGE);
    assertThat(total("/v1/cases?limit=1")).isEqualTo(cases);
    assertThat(deadLetters()).isEqualTo(BAD_PAST_THE_EDGE);
    int sent =
        BATCHES * (BAD_IN_BATCH + 2 * GOOD_IN_BATCH) + BAD_PAST_THE_EDGE + GOOD_PAST_THE_EDGE;
    assertThat(total("/v1/cases?limit=1") + merged + refused + deadLetters()).isEqualTo(sent);

    city.close();
    city = startCity();
    assertThat(city.firstAdministratorPassword()).isEmpty();
    admin = new ApiClient(city.port()).signedIn("admin", password);
    assertThat(total("/v1/cases?limit=1")).as("cases after a restart").isEqualTo(cases);
    assertThat(deadLetters()).as("dead letters after a restart").isEqualTo(BAD_PAST_THE_EDGE);
  }

  private static JsonArray sendBatch(int batch) {
    JsonArray reports = new JsonArray();
    for (int i = 0; i < BAD_IN_BATCH; i++) {
      reports.add(bad(batch * BAD_IN_BATCH + i));
    }
    for (int i = 0; i < 2 * GOOD_IN_BATCH; i++) {
      reports.add(good("edge-" + batch + "-" + i % GOOD_IN_BATCH));
    }
    HttpResponse<String> answer =
        admin.send("POST", "/v1/reports/batch", new JsonObject().put("reports", reports).encode());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getJsonArray("results");
  }

  private static JsonObject good(String key) {
    return new JsonObject()
        .put("idempotencyKey", key)
        .put("category", "E0101")
        .put(
            "position",
            new JsonObject()
                .put("lon", Testville.NORTH_STREET.lon())
                .put("lat", Testville.NORTH_STREET.lat()));
  }

  /** Each wrong in one way. */
  private static Object bad(int number) {
    JsonObject report = good("bad-" + number);
    return switch (number % 8) {
      case 0 -> report.put("category", "Z9999");
      case 1 -> report.put("reportedAt", "1970-01-01T00:00:00Z");
      case 2 -> report.put("reportedAt", "2099-01-01T00:00:00Z");
      case 3 -> report.put("position", new JsonObject().put("lon", 31.0).put("lat", 118.0));
      case 4 -> report.put("position", new JsonObject().put("lon", "east").put("lat", 31.0));
      case 5 -> report.put("description", "路".repeat(5_000));
      case 6 -> report.put("colour", "red");
      default -> "no report at all";
    };
  }

  private static void sendPastTheEdge() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", city.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      int every = BAD_PAST_THE_EDGE / GOOD_PAST_THE_EDGE;
      for (int i = 0; i < BAD_PAST_THE_EDGE; i++) {
        byte[] report = Codecs.REPORT.encode(report("kafka-bad-" + i));
        producer.send(new ProducerRecord<>(Topics.REPORTS, key("b" + i), broken(report, i)));
        if (i % every == 0) {
          Report good = report("kafka-" + i);
          producer.send(
              new ProducerRecord<>(Topics.REPORTS, key(good.caseId()), Codecs.REPORT.encode(good)));
        }
      }
    }
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] broken(byte[] report, int number) {
    String text = new String(report, StandardCharsets.UTF_8);
    String broken =
        switch (number % 5) {
          case 0 -> text.substring(0, text.length() / 2);
          case 1 -> text.replaceFirst("\"lat\":[0-9.]+", "\"lat\":91");
          case 2 -> text.replaceFirst("\"category\":\"[^\"]+\"", "\"category\":\"Z9999\"");
          case 3 -> text.replaceFirst("\"lon\":[0-9.]+", "\"lon\":NaN");
          default -> "";
        };
    return broken.getBytes(StandardCharsets.UTF_8);
  }

  private static Report report(String key) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Report(
        CaseIds.of("writer", key),
        "writer",
        ReportSource.GRID_WORKER,
        "E0101",
        "",
        new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 5),
        now,
        now,
        0,
        "");
  }

  private static int total(String path) {
    return new JsonObject(admin.get(path).body()).getInteger("total", -1);
  }

  private static int deadLetters() {
    return new JsonObject(admin.get("/v1/dead-letters/counts").body()).getInteger("total", -1);
  }
}
