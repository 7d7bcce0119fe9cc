package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies that are too large, broken, or a flood: refused with a problem, the good ones all kept.
 */
class BadInputIT {
  private static final String[] KEY = {"Idempotency-Key", "k"};
  private static final String[] PACKED_KEY = {"Idempotency-Key", "k", "Content-Encoding", "gzip"};
  private static final int IN_BATCH = 1_000;

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
  void aBodyThatIsTooLargeIsRefusedBeforeAndAfterInflating() {
    byte[] large = new byte[10 * 1024 * 1024];

    assertThat(admin.send("POST", "/v1/reports", ApiClient.gzip(large), PACKED_KEY).statusCode())
        .isEqualTo(413);
    assertThat(
            admin
                .send(
                    "POST", "/v1/reports/batch", ApiClient.gzip(large), "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(413);
    assertThat(admin.send("POST", "/v1/reports", new byte[2 * 1024 * 1024], KEY).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aBrokenBodyIsRefusedWithAProblem() {
    byte[] packed = ApiClient.gzip("{\"category\":\"E0101\"}".getBytes(StandardCharsets.UTF_8));
    byte[] cutOff = java.util.Arrays.copyOf(packed, packed.length - 6);
    List<HttpResponse<String>> refused =
        List.of(
            admin.send("POST", "/v1/reports", cutOff, PACKED_KEY),
            admin.send("POST", "/v1/reports", "{\"category\":", KEY),
            admin.send("POST", "/v1/reports", "{}", PACKED_KEY),
            admin.send("POST", "/v1/reports", new byte[] {'"', (byte) 0xff, '"'}, KEY),
            admin.send("POST", "/v1/reports", "{\"category\":\"E0101\"}"),
            admin.send("POST", "/v1/reports/batch", "{\"reports\":{}}"),
            admin.send("POST", "/v1/reports/batch", "{\"reports\":[1],\"more\":[]}"));

    assertThat(refused)
        .allSatisfy(
            response -> {
              assertThat(response.statusCode()).isEqualTo(400);
              assertThat(response.headers().firstValue("Content-Type"))
                  .contains("application/problem+json");
              assertThat(new JsonObject(response.body()).getJsonArray("errors")).isNotEmpty();
            });
  }

  @Test
  void tenThousandBadOnesAmidGoodOnesHarmNone() {
    long before = reportsOnKafka();
    int taken = 0;
    int refused = 0;
    for (int batch = 0; batch < 11; batch++) {
      JsonArray reports = new JsonArray();
      for (int i = 0; i < IN_BATCH; i++) {
        reports.add(i % 11 == 0 ? good(batch, i) : bad(batch, i));
      }
      HttpResponse<String> response =
          admin.send(
              "POST", "/v1/reports/batch", new JsonObject().put("reports", reports).encode());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      for (Object result : new JsonObject(response.body()).getJsonArray("results")) {
        if (((JsonObject) result).getInteger("status") == 202) {
          taken++;
        } else {
          refused++;
        }
      }
    }

    assertThat(taken).isEqualTo(11 * 91);
    assertThat(taken + refused).isEqualTo(11 * IN_BATCH);
    assertThat(reportsOnKafka() - before).isEqualTo(taken);
  }

  private static JsonObject good(int batch, int i) {
    return new JsonObject().put("idempotencyKey", "g" + batch + "-" + i).put("category", "E0101");
  }

  private static Object bad(int batch, int i) {
    JsonObject report = good(batch, i);
    return switch (i % 5) {
      case 0 -> i;
      case 1 -> report.put("category", "none");
      case 2 -> report.put("position", new JsonObject().put("lon", 200).put("lat", 0));
      case 3 -> report.put("reportedAt", "1970-01-01T00:00:00Z");
      default -> report.put("idempotencyKey", "");
    };
  }

  private static long reportsOnKafka() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.REPORTS).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
