package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator of the hotline takes down at the wall what callers say. */
class WallFilingIT {
  private static final String PASSWORD = "long enough";
  private static final String SAID = "菜场后面有垃圾 <b>\"old sofa\"</b>";

  @TempDir static Path directory;
  private static Chromium chromium;
  private static Vertx vertx;
  private static CityUnderTest city;
  private static LiveView view;
  private CuttableLine line;
  private WallScreen wall;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.launch();
    vertx = Vertx.vertx();
    city = CityUnderTest.start(directory);
    view = new LiveView(city.redis());
    ApiClient administrator =
        new ApiClient(city.apiPort()).signedIn("admin", city.administratorPassword());
    for (String role : List.of("OPERATOR", "VIEWER")) {
      JsonObject user =
          new JsonObject()
              .put("id", role)
              .put("password", PASSWORD)
              .put("roles", new JsonArray().add(role))
              .put("areas", new JsonArray().add("*"))
              .put("department", "");
      assertThat(administrator.send("POST", "/v1/users", user.encode()).statusCode())
          .isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    view.close();
    city.close();
    vertx.close().await();
    chromium.close();
  }

  @BeforeEach
  void open() {
    view.pulse();
    line = CuttableLine.to(vertx, city.apiPort());
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(line.port());
  }

  @AfterEach
  void close() {
    wall.close();
    line.close();
  }

  @Test
  void whatACallerSaysIsFiledAtThePlaceInTheMiddleOfTheMap() throws Exception {
    signIn("OPERATOR");
    wall.part("filing-open").click();
    wall.part("filing-category").selectOption("E0101");
    wall.part("filing-description").fill(SAID);
    wall.part("filing-external-id").fill("12345-777");
    wall.reads("filing-place", "manual desk");
    wall.part("filing-take-place").click();
    wall.sees("filing-place", "data-placed", "true");
    wall.part("filing-send").click();

    wall.sees("filing-outcome", "data-state", "taken");
    Report report = onlyReport("12345-777");
    wall.reads("filing-outcome", report.caseId());
    assertThat(report.source()).isEqualTo(ReportSource.HOTLINE);
    assertThat(report.category()).isEqualTo("E0101");
    assertThat(report.description()).isEqualTo(SAID);
    assertThat(report.reporter()).isEqualTo("OPERATOR");
    // The whole city is seen: its middle is that of its bounds.
    Position place = Objects.requireNonNull(report.position());
    assertThat(place.lon()).isBetween(118.05, 118.2);
    assertThat(place.lat()).isBetween(31.0, 31.1);
    assertThat(wall.part("filing-description").inputValue()).isEmpty();
    assertThat(wall.complaints()).isEmpty();
  }

  @Test
  void whatNobodyAnsweredIsSentAgainAndIsOneReport() throws Exception {
    signIn("OPERATOR");
    wall.part("filing-open").click();
    wall.part("filing-category").selectOption("E0102");
    wall.part("filing-external-id").fill("12345-778");
    line.cut();
    wall.part("filing-send").click();
    wall.sees("filing-outcome", "data-state", "unreachable");
    assertThat(wall.part("filing-external-id").inputValue()).isEqualTo("12345-778");

    line.mend();
    wall.part("filing-send").click();

    wall.sees("filing-outcome", "data-state", "taken");
    assertThat(onlyReport("12345-778").position()).isNull();
  }

  /** A number that was pasted with a tab: the server names the field, and what was typed stays. */
  @Test
  void whatTheServerRefusesIsSaidAndSentAnewOnceMended() throws Exception {
    signIn("OPERATOR");
    wall.part("filing-open").click();
    wall.part("filing-category").selectOption("E0102");
    wall.part("filing-description").fill(SAID);
    wall.part("filing-external-id").fill("12345\t779");
    wall.part("filing-send").click();
    wall.sees("filing-outcome", "data-state", "refused");
    wall.reads("filing-outcome", "externalId must not contain control characters");
    assertThat(wall.part("filing-description").inputValue()).isEqualTo(SAID);

    wall.part("filing-external-id").fill("12345-779");
    wall.part("filing-send").click();

    wall.sees("filing-outcome", "data-state", "taken");
    assertThat(onlyReport("12345-779").description()).isEqualTo(SAID);
  }

  /** The number that the operator enters is the id that the telephone system gave the call. */
  @Test
  void aCallThatLedToACaseKnowsIt() throws Exception {
    ApiClient operator = new ApiClient(city.apiPort()).signedIn("OPERATOR", PASSWORD);
    JsonObject call =
        new JsonObject()
            .put("contactId", "hotline/9")
            .put("channel", "CALL")
            .put("arrivedAt", "2026-03-02T08:15:00+08:00");
    assertThat(operator.send("POST", "/v1/contacts", call.encode()).statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> operator.get("/v1/contacts?id=hotline/9").body().contains("\"caseId\":\"\""));
    signIn("OPERATOR");
    wall.part("filing-open").click();
    wall.part("filing-category").selectOption("E0102");
    wall.part("filing-external-id").fill("hotline/9");
    wall.part("filing-send").click();

    wall.sees("filing-outcome", "data-state", "taken");
    String caseId = onlyReport("hotline/9").caseId();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> operator.get("/v1/contacts?id=hotline/9").body().contains(caseId));
    assertThat(wall.complaints()).isEmpty();
  }

  @Test
  void whoOnlyWatchesFilesNothing() {
    signIn("VIEWER");

    assertThat(wall.part("filing-open").isHidden()).isTrue();
  }

  private void signIn(String user) {
    wall.signIn(user, PASSWORD);
    wall.sees("wall", "data-state", "live");
  }

  /** The report with this number of the hotline; fails when there are several. */
  private static Report onlyReport(String externalId) throws WireException {
    List<Report> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) city.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.REPORTS).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          Report report = Codecs.REPORT.decode(message.value());
          if (report.externalId().equals(externalId)) {
            found.add(report);
          }
        }
      }
    }
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
