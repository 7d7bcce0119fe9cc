package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API with a real Kafka and a real Redis. */
class CommandApiIT {
  private static final String WASTE =
      """
      {"category":"E0101","description":"旧家具","position":{"lon":118.025,"lat":31.075}}""";

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    admin = city.administrator();
  }

  @AfterAll
  static void stop() throws Exception {
    city.close();
  }

  @Test
  void publishesTheCityAndShowsIt() {
    JsonObject shown = new JsonObject(admin.get("/v1/city").body());

    assertThat(shown.getString("id")).isEqualTo("testville");
    assertThat(shown.getJsonArray("categories")).hasSize(6);
    JsonObject districts = new JsonObject(admin.get("/v1/layers/district").body());
    assertThat(districts.getJsonArray("features")).hasSize(3);
    JsonObject west =
        new JsonObject(admin.get("/v1/layers/district?bbox=118.01,31.01,118.02,31.02").body());
    assertThat(west.getJsonArray("features")).hasSize(1);
  }

  @Test
  void aReportIsOnKafkaWhenItIsAcknowledgedAndARepeatHasTheSameId() {
    HttpResponse<String> first =
        admin.send("POST", "/v1/reports", WASTE, "Idempotency-Key", "photo-1");
    HttpResponse<String> again =
        admin.send("POST", "/v1/reports", WASTE, "Idempotency-Key", "photo-1");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    String caseId = new JsonObject(first.body()).getString("caseId");
    assertThat(caseId).isEqualTo(CaseIds.of("admin", "photo-1"));
    assertThat(new JsonObject(again.body()).getString("caseId")).isEqualTo(caseId);
    assertThat(reportsOf(caseId))
        .hasSize(2)
        .allSatisfy(report -> assertThat(report.description()).isEqualTo("旧家具"))
        .allSatisfy(report -> assertThat(report.cityVersion()).isPositive());
  }

  @Test
  void eachOfABatchStandsForItself() {
    byte[] batch =
        """
        {"reports":[
          {"idempotencyKey":"b1","category":"E0101"},
          {"idempotencyKey":"b2","category":"E9999"},
          {"idempotencyKey":"b3","category":"E0101","position":{"lon":31.075,"lat":118.025}}]}"""
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    HttpResponse<String> response =
        admin.send("POST", "/v1/reports/batch", ApiClient.gzip(batch), "Content-Encoding", "gzip");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonArray results = new JsonObject(response.body()).getJsonArray("results");
    assertThat(results.stream().map(result -> ((JsonObject) result).getInteger("status")))
        .containsExactly(202, 400, 400);
    assertThat(field(results.getJsonObject(1))).isEqualTo("category");
    assertThat(results.getJsonObject(2).encode()).contains("swapped");
  }

  @Test
  void aBrokenFileIsRefusedWithAllProblemsAndASoundOneMakesAVersion() {
    HttpResponse<String> broken =
        admin.send("PUT", "/v1/city/files/responsibility.csv", "category,area\nX,Y\n");
    assertThat(broken.statusCode()).as(broken.body()).isEqualTo(422);
    assertThat(new JsonObject(broken.body()).getJsonArray("errors")).isNotEmpty();

    String rules = admin.get("/v1/city/files/responsibility.csv").body();
    HttpResponse<String> sound =
        admin.send("PUT", "/v1/city/files/responsibility.csv", rules + "E0301,990103,,,market\n");
    assertThat(sound.statusCode()).as(sound.body()).isEqualTo(200);
    long version = new JsonObject(sound.body()).getLong("cityVersion");
    assertThat(cityVersion()).isEqualTo(version).isGreaterThan(1);
  }

  @Test
  void aFenceCanBeMovedAndTheNewOneIsShown() {
    String fence =
        """
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":
          [[[118.2,31.0],[118.31,31.0],[118.31,31.1],[118.2,31.1],[118.2,31.0]]]}}""";

    HttpResponse<String> moved = admin.send("PUT", "/v1/layers/district/fences/990103", fence);

    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(admin.get("/v1/layers/district?bbox=118.305,31.05,118.306,31.06").body())
        .contains("990103");
  }

  @Test
  void aChangeCannotBePutOff() {
    String rules = admin.get("/v1/city/files/responsibility.csv").body();
    long before = cityVersion();
    for (String path :
        List.of("/v1/city/files/responsibility.csv", "/v1/layers/district/fences/990103")) {
      HttpResponse<String> refused =
          admin.send("PUT", path + "?validFrom=2099-01-01T00:00:00Z", rules + "\n");

      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body()).contains("validFrom cannot be chosen");
    }
    assertThat(cityVersion()).isEqualTo(before);
  }

  private static long cityVersion() {
    return new JsonObject(admin.get("/v1/city").body()).getJsonObject("version").getLong("city");
  }

  @Test
  void aDeviceSendsItsOwnReadingsOnly() {
    JsonObject issued =
        new JsonObject(
            admin
                .send("POST", "/v1/device-tokens", "{\"name\":\"gauges\",\"devices\":[\"wl-*\"]}")
                .body());
    ApiClient gauge = city.client().withToken(issued.getString("token"));

    assertThat(gauge.send("POST", "/v1/readings", reading("wl-01", "level", "82.5")).statusCode())
        .isEqualTo(202);
    assertThat(gauge.send("POST", "/v1/readings", reading("aq-01", "pm25", "12")).statusCode())
        .isEqualTo(403);
    assertThat(gauge.send("POST", "/v1/readings", reading("wl-01", "level", "NaN")).statusCode())
        .isEqualTo(400);
    assertThat(gauge.get("/v1/cases").statusCode()).isEqualTo(403);
  }

  private static String reading(String device, String metric, String value) {
    return "{\"deviceId\":\"%s\",\"metric\":\"%s\",\"value\":%s,\"observedAt\":\"%s\"}"
        .formatted(device, metric, value, java.time.Instant.now());
  }

  private static String field(JsonObject result) {
    return result
        .getJsonObject("problem")
        .getJsonArray("errors")
        .getJsonObject(0)
        .getString("field");
  }

  private static List<Report> reportsOf(String caseId) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.REPORTS).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Report> reports = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
          Report report = Codecs.REPORT.decode(message.value());
          if (report.caseId().equals(caseId)) {
            reports.add(report);
          }
        }
      }
      return reports;
    } catch (io.citygrid.city.wire.WireException e) {
      throw new IllegalStateException(e);
    }
  }
}
