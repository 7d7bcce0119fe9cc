package io.citygrid.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
  private static final int STALLS = 40;
  private static final int REPORTS_OF_A_STALL = 3;
  private static final int TOO_LARGE = 3;

  /** Stalls are merged, as the tests of Testville usually do not want. */
  private static final String MERGING =
      """
      rules:
        - {categories: [E0102], merging: BY_RULE, radiusMeters: 50, windowMinutes: 60}
        - {merging: OFF}
      """;

  @TempDir static Path data;
  private static final Queue<String> STORY = new ConcurrentLinkedQueue<>();
  private static StandaloneCity city;
  private static String password;
  private static ApiClient admin;

  /** All that was sent, whatever became of it. */
  private int sent;

  private int refused;
  private int taken;

  @BeforeAll
  static void start() throws Exception {
    city = startCity();
    password = city.firstAdministratorPassword().orElseThrow();
    admin = new ApiClient(city.port()).signedIn("admin", password);
  }

  private static StandaloneCity startCity() throws Exception {
    CityFiles files =
        Testville.files().with("merging.yaml", MERGING.getBytes(StandardCharsets.UTF_8));
    return StandaloneCity.start(
        new CityOptions(files, data, "127.0.0.1", 0, 0, List.of()), STORY::add);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  @Test
  void whatCameInIsCasesMergedRefusedOrDeadAndNothingElseAlsoAfterARestart() throws Exception {
    int cases = 0;
    int merged = 0;
    int repeated = 0;
    int dead = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      sendReports(batch);
      // Every good report of the edge was sent twice: the second makes no case.
      cases += GOOD_IN_BATCH;
      repeated += GOOD_IN_BATCH;
    }
    assertThat(refused).isEqualTo(BATCHES * BAD_IN_BATCH);
    sendStalls();
    cases += STALLS;
    merged += STALLS * (REPORTS_OF_A_STALL - 1);
    sendWords();
    cases += 2 * Normalizer.Form.values().length;
    repeated += 2;
    dead += 1;
    sendTenMegabytes();
    sendPastTheEdge();
    cases += GOOD_PAST_THE_EDGE;
    dead += BAD_PAST_THE_EDGE + TOO_LARGE;

    int allCases = cases + merged;
    int allDead = dead;
    int allMerged = merged;
    await()
        .atMost(Duration.ofSeconds(180))
        .until(
            () ->
                total("/v1/cases?limit=1") >= allCases
                    && total("/v1/cases?limit=1&state=MERGED") >= allMerged
                    && deadLetters("total") >= allDead);
    assertThat(total("/v1/cases?limit=1")).isEqualTo(cases + merged);
    assertThat(total("/v1/cases?limit=1&state=MERGED")).isEqualTo(merged);
    assertThat(deadLetters("total")).isEqualTo(dead);
    assertThat(deadLetters("ID_REUSED")).isEqualTo(1);
    assertThat(deadLetters("TOO_LARGE")).isEqualTo(TOO_LARGE);
    assertThat(sent).isEqualTo(cases + merged + repeated + refused + dead);

    city.close();
    city = startCity();
    assertThat(city.firstAdministratorPassword()).isEmpty();
    admin = new ApiClient(city.port()).signedIn("admin", password);
    assertThat(total("/v1/cases?limit=1")).as("cases after a restart").isEqualTo(cases + merged);
    assertThat(deadLetters("total")).as("dead letters after a restart").isEqualTo(dead);
  }

  /**
   * Readings of a device at both doors: each is taken, refused or dead, and the newest is shown.
   */
  @Test
  void readingsAreTakenRefusedOrDeadAndNothingElse() throws Exception {
    int deadBefore = deadLetters("total");
    int unknownBefore = deadLetters("UNKNOWN_DEVICE");
    long onKafkaBefore = onKafka(Topics.TELEMETRY);
    for (int batch = 0; batch < BATCHES; batch++) {
      JsonArray readings = new JsonArray();
      for (int i = 0; i < BAD_IN_BATCH; i++) {
        readings.add(BadMessages.badReading(i));
        if (i % (BAD_IN_BATCH / GOOD_IN_BATCH) == 0) {
          readings.add(BadMessages.goodReading());
        }
      }
      send("readings", readings);
    }
    assertThat(refused).isEqualTo(BATCHES * BAD_IN_BATCH);
    assertThat(taken).isEqualTo(BATCHES * GOOD_IN_BATCH);
    Reading last = BadMessages.reading();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < BAD_PAST_THE_EDGE; i++) {
        byte[] broken = BadMessages.broken(BadMessages.reading(), i);
        producer.send(new ProducerRecord<>(Topics.TELEMETRY, key("wl-02"), broken));
        if (i % (BAD_PAST_THE_EDGE / GOOD_PAST_THE_EDGE) == 0) {
          last = BadMessages.reading();
          producer.send(
              new ProducerRecord<>(Topics.TELEMETRY, key("wl-02"), Codecs.READING.encode(last)));
        }
      }
    }
    String newest = "\"observedAt\":\"" + last.observedAt() + "\"";
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                admin.get("/v1/readings?devices=wl-02").body().contains(newest)
                    && deadLetters("total") >= deadBefore + BAD_PAST_THE_EDGE);
    assertThat(deadLetters("total"))
        .as("dead letters by reason %s", admin.get("/v1/dead-letters/counts").body())
        .isEqualTo(deadBefore + BAD_PAST_THE_EDGE);
    assertThat(deadLetters("UNKNOWN_DEVICE")).isEqualTo(unknownBefore + BAD_PAST_THE_EDGE / 5);
    assertThat(onKafka(Topics.TELEMETRY) - onKafkaBefore)
        .isEqualTo(taken + BAD_PAST_THE_EDGE + GOOD_PAST_THE_EDGE);
  }

  private void sendReports(int batch) {
    JsonArray reports = new JsonArray();
    for (int i = 0; i < BAD_IN_BATCH; i++) {
      reports.add(BadMessages.badReport(batch * BAD_IN_BATCH + i));
    }
    for (int i = 0; i < 2 * GOOD_IN_BATCH; i++) {
      reports.add(BadMessages.goodReport("edge-" + batch + "-" + i % GOOD_IN_BATCH));
    }
    send("reports", reports);
  }

  private void sendStalls() {
    JsonArray reports = new JsonArray();
    for (int number = 0; number < REPORTS_OF_A_STALL; number++) {
      for (int place = 0; place < STALLS; place++) {
        reports.add(BadMessages.stall(place, number));
      }
    }
    int before = taken;
    send("reports", reports);
    assertThat(taken - before).isEqualTo(STALLS * REPORTS_OF_A_STALL);
  }

  /**
   * The same words in each normal form make cases with the same words in NFC, through both doors;
   * sent again in another form that means the same they are a repeat, and with other words under
   * the same key a dead letter.
   */
  private void sendWords() throws Exception {
    JsonArray reports = new JsonArray();
    Map<String, String> expected = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (Normalizer.Form form : Normalizer.Form.values()) {
        String words =
            Normalizer.normalize(
                Normalizer.normalize(BadMessages.WORDS, form), Normalizer.Form.NFC);
        reports.add(BadMessages.written("words-" + form, form));
        expected.put(CaseIds.of("admin", "words-" + form), words);
        Report report = BadMessages.report("words-" + form);
        expected.put(report.caseId(), words);
        producer.send(
            new ProducerRecord<>(
                Topics.REPORTS, key(report.caseId()), BadMessages.written(report, form)));
        sent++;
      }
    }
    send("reports", reports);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                expected.forEach(
                    (id, words) ->
                        assertThat(
                                new JsonObject(admin.get("/v1/cases/" + id).body())
                                    .getString("description"))
                            .isEqualTo(words)));
    send(
        "reports",
        new JsonArray()
            .add(BadMessages.written("words-NFC", Normalizer.Form.NFD))
            .add(BadMessages.written("words-NFKD", Normalizer.Form.NFKC))
            .add(BadMessages.goodReport("words-NFC").put("description", "other words")));
  }

  /** Not even looked at by the edge; by the broker not taken; a little smaller, a dead letter. */
  private void sendTenMegabytes() {
    byte[] raw = new byte[BadMessages.TEN_MEGABYTES];
    for (String path : List.of("/v1/reports", "/v1/reports/batch", "/v1/readings/batch")) {
      HttpResponse<String> answer = admin.send("POST", path, raw, "Idempotency-Key", "large");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      refused++;
      sent++;
    }
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>(Topics.REPORTS, key("x"), raw)).get())
          .hasCauseInstanceOf(RecordTooLargeException.class);
      refused++;
      sent++;
      for (int i = 0; i < TOO_LARGE; i++) {
        byte[] large = Arrays.copyOf(raw, 1_900_000);
        producer.send(new ProducerRecord<>(Topics.REPORTS, key("large-" + i), large));
        sent++;
      }
    }
  }

  private void sendPastTheEdge() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      int every = BAD_PAST_THE_EDGE / GOOD_PAST_THE_EDGE;
      for (int i = 0; i < BAD_PAST_THE_EDGE; i++) {
        byte[] broken = BadMessages.broken(BadMessages.report("kafka-bad-" + i), i);
        producer.send(new ProducerRecord<>(Topics.REPORTS, key("b" + i), broken));
        sent++;
        if (i % every == 0) {
          Report good = BadMessages.report("kafka-" + i);
          producer.send(
              new ProducerRecord<>(Topics.REPORTS, key(good.caseId()), Codecs.REPORT.encode(good)));
          sent++;
        }
      }
    }
  }

  /** Sends a batch and counts what the edge says of each. */
  private void send(String kind, JsonArray things) {
    HttpResponse<String> answer =
        admin.send("POST", "/v1/" + kind + "/batch", new JsonObject().put(kind, things).encode());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonArray results = new JsonObject(answer.body()).getJsonArray("results");
    assertThat(results).hasSameSizeAs(things);
    for (Object result : results) {
      int status = ((JsonObject) result).getInteger("status");
      assertThat(status).isIn(202, 400, 422);
      refused += status == 202 ? 0 : 1;
      taken += status == 202 ? 1 : 0;
    }
    sent += things.size();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            city.bootstrapServers(),
            "max.request.size",
            2 * BadMessages.TEN_MEGABYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static long onKafka(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) city.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int total(String path) {
    return new JsonObject(admin.get(path).body()).getInteger("total", -1);
  }

  /**
   * @param reason of them, or {@code total}
   */
  private static int deadLetters(String reason) {
    JsonObject counts = new JsonObject(admin.get("/v1/dead-letters/counts").body());
    return reason.equals("total")
        ? counts.getInteger("total", -1)
        : counts.getJsonObject("reasons").getInteger(reason);
  }
}
