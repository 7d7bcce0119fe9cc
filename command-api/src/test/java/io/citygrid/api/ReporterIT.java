package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Notification;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reporters see of their reports, on a real Kafka and Redis; the test is the job. */
class ReporterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    // With the first write the live view begins an epoch.
    show(caseOf("FIRST00000000001", "nobody"), "nobody");
  }

  @AfterAll
  static void stop() throws Exception {
    producer.close();
    view.close();
    city.close();
  }

  @Test
  void reportersSeeTheirOwnReportsAndNotificationsAndNobodyElses() {
    ApiClient li = citizen("li");
    ApiClient wang = citizen("wang");
    show(caseOf("OWN0000000000001", "li"), "li");
    show(caseOf("OWN0000000000002", "wang"), "wang");
    show(notification("OWN0000000000001/2", "li"));

    JsonObject reports = json(li, "/v1/my/reports");
    assertThat(reports.getInteger("total")).isEqualTo(1);
    assertThat(reports.getJsonArray("items").getJsonObject(0).getString("id"))
        .isEqualTo("OWN0000000000001");
    JsonObject told = json(li, "/v1/my/notifications");
    assertThat(told.getJsonArray("items").getJsonObject(0).getString("en")).isEqualTo("closed");
    assertThat(json(wang, "/v1/my/notifications").getJsonArray("items")).isEmpty();
  }

  @Test
  void thePushTellsAReporterTheOwnNotificationsOnly() {
    JsonObject hello = FeedClient.hello(citizen("zhou").token(), "case", "notification");
    try (FeedClient phone = new FeedClient(city.api().port(), hello)) {
      phone.next("snapshot");
      show(notification("PUSH000000000001/1", "wu"));
      show(caseOf("PUSH000000000001", "wu"), "wu");
      show(notification("PUSH000000000002/1", "zhou"));

      JsonObject delta = phone.next("delta", d -> d.encode().contains("PUSH000000000002"));
      assertThat(delta.getJsonArray("changes").getJsonObject(0).getString("kind"))
          .isEqualTo("notification");
      assertThat(phone.messages()).noneMatch(m -> m.encode().contains("PUSH000000000001"));
    }
  }

  @Test
  void aDepartmentIsToldAsSuchAndNobodyElseIs() {
    ApiClient ours = city.newUser("ours", "HANDLER", "", "river-urban");
    ApiClient others = city.newUser("river-urban", "HANDLER", "", "hill-urban");
    JsonObject hello = FeedClient.hello(ours.token(), "notification");
    try (FeedClient desk = new FeedClient(city.api().port(), hello)) {
      desk.next("snapshot");
      show(notification("DEP0000000000001/3/d", "river-urban", "river-urban"));
      desk.next("delta", d -> d.encode().contains("DEP0000000000001/3/d"));
    }
    try (FeedClient again = new FeedClient(city.api().port(), hello)) {
      assertThat(again.next("snapshot").encode()).contains("DEP0000000000001/3/d");
    }

    String own = "/v1/my/notifications";
    String told = own + "?of=department";
    assertThat(json(ours, told).encode()).contains("DEP0000000000001/3/d");
    assertThat(json(ours, own).getJsonArray("items")).isEmpty();
    // A person whose name is that of a department is not told what the department is.
    assertThat(json(others, own).getJsonArray("items")).isEmpty();
    assertThat(json(others, told).getJsonArray("items")).isEmpty();
    assertThat(citizen("he").send("GET", told, "").statusCode()).isEqualTo(400);
    assertThat(ours.send("GET", own + "?of=everybody", "").body()).contains("person or department");
  }

  @Test
  void anAppReportsThroughOpen311AndReadsWhatItSent() throws Exception {
    String issued =
        city.administrator()
            .send("POST", "/v1/device-tokens", "{\"name\":\"app\",\"devices\":[\"open311\"]}")
            .body();
    String key = new JsonObject(issued).getString("token");
    String app = new JsonObject(issued).getString("id");
    String form =
        "api_key=" + key + "&service_code=E0101&lat=31.075&long=118.025&description=waste";

    assertThat(open311("GET", "services.json?jurisdiction_id=testville", "").body())
        .contains("\"service_code\":\"E0101\"");
    var opened = open311("POST", "requests.json", form);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    String id = new JsonArray(opened.body()).getJsonObject(0).getString("service_request_id");
    var again = open311("POST", "requests.xml", form + "&jurisdiction_id=testville");
    assertThat(again.body()).contains("<service_request_id>");
    assertThat(open311("POST", "requests.xml", form).body()).contains(">" + id + "<");
    assertThat(read(Topics.REPORTS, Codecs.REPORT))
        .filteredOn(report -> report.caseId().equals(id))
        .allSatisfy(report -> assertThat(report.reporter()).isEqualTo(app))
        .hasSize(2);

    show(caseOf(id, app), app);
    String one = open311("GET", "requests/" + id + ".json?api_key=" + key, "").body();
    assertThat(new JsonArray(one).getJsonObject(0).getString("service_request_id")).isEqualTo(id);
    String asked = "&start_date=2026-03-01T00:00:00Z&end_date=2026-03-31T00:00:00Z";
    assertThat(open311("GET", "requests.xml?api_key=" + key + asked, "").body())
        .contains("<service_request_id>" + id + "</service_request_id>");
    assertThat(open311("GET", "requests.json?status=closed&api_key=" + key + asked, "").body())
        .isEqualTo("[]");
    // Somebody else's request is not there for them.
    assertThat(
            open311("GET", "requests/" + id + ".json?api_key=" + citizen("zheng").token(), "")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void open311TellsErrorsAsGeoReportDoes() {
    var noKey = open311("POST", "requests.json", "service_code=E0101&lat=31.075&long=118.025");
    assertThat(noKey.statusCode()).isEqualTo(403);
    assertThat(new JsonArray(noKey.body()).getJsonObject(0))
        .isEqualTo(
            new JsonObject().put("code", 403).put("description", "api_key was not provided"));
    String own = "api_key=" + citizen("sun").token();
    var unknown = open311("POST", "requests.xml", own + "&service_code=Z1&lat=31.075&long=118.025");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
    assertThat(unknown.body()).contains("<errors><error><code>400</code><description>service_code");
    assertThat(open311("POST", "requests.json", own + "&jurisdiction_id=moon").statusCode())
        .isEqualTo(404);
    assertThat(open311("GET", "services.yaml", "").statusCode()).isEqualTo(404);
    String sensor =
        city.administrator()
            .send("POST", "/v1/device-tokens", "{\"name\":\"s\",\"devices\":[\"wl-01\"]}")
            .body();
    String sensorKey = new JsonObject(sensor).getString("token");
    assertThat(open311("GET", "requests.json?api_key=" + sensorKey, "").statusCode())
        .isEqualTo(403);
  }

  private static HttpResponse<String> open311(String method, String path, String form) {
    return city.client()
        .send(
            method,
            "/open311/v2/" + path,
            form,
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  @Test
  void eachNotificationIsDeliveredOnceAlsoOverARestartAndPoisonIsADeadLetter() throws Exception {
    send("outbox-1", Codecs.NOTIFICATION.encode(notification("OUT0000000000001/1", "chen")));
    send("poison", "{\"notificationId\":7}".getBytes(StandardCharsets.UTF_8));
    send("outbox-2", Codecs.NOTIFICATION.encode(notification("OUT0000000000001/2", "chen")));
    await().atMost(PATIENCE).until(() -> delivered().size() >= 2);
    show(notification("OUT0000000000001/2", "chen"));
    JsonObject told = json(citizen("chen"), "/v1/my/notifications");
    assertThat(told.getJsonArray("items").encode()).contains("\"delivery\":\"DELIVERED\"");

    city.restartApi();
    send("outbox-3", Codecs.NOTIFICATION.encode(notification("OUT0000000000001/3", "chen")));
    await().atMost(PATIENCE).until(() -> delivered().size() >= 3);

    assertThat(delivered())
        .containsExactlyInAnyOrder(
            "OUT0000000000001/1", "OUT0000000000001/2", "OUT0000000000001/3");
    await().atMost(PATIENCE).until(() -> !read(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).isEmpty());
    List<DeadLetter> letters = read(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER);
    assertThat(letters).extracting(DeadLetter::topic).containsOnly(Topics.NOTIFICATIONS);
    assertThat(letters).extracting(DeadLetter::field).containsExactly("notificationId");
  }

  private static List<String> delivered() throws Exception {
    List<String> ids = new ArrayList<>();
    List<Path> days;
    try (Stream<Path> files = Files.list(directory.resolve("deliveries"))) {
      days = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    for (Path day : days) {
      for (String line : Files.readAllLines(day)) {
        ids.add(Codecs.NOTIFICATION.decode(line.getBytes(StandardCharsets.UTF_8)).notificationId());
      }
    }
    return ids;
  }

  private static void send(String key, byte[] value) throws Exception {
    producer
        .send(
            new ProducerRecord<>(Topics.NOTIFICATIONS, key.getBytes(StandardCharsets.UTF_8), value))
        .get();
  }

  private static <T> List<T> read(String topic, Codec<T> codec) throws WireException {
    return city.read(topic, codec);
  }

  private static Notification notification(String id, String recipient) {
    return notification(id, recipient, null);
  }

  private static Notification notification(
      String id, String recipient, @Nullable String department) {
    return new Notification(
        id,
        NotifiedStep.CLOSED,
        id.substring(0, id.indexOf('/')),
        1,
        recipient,
        department,
        TestvilleMessages.MONDAY_MORNING,
        CaseState.CLOSED,
        "已结案",
        "closed",
        1);
  }

  private static void show(Notification told) {
    view.write(
        new ViewWrite(
            ViewKind.NOTIFICATION,
            told.notificationId(),
            1,
            Codecs.NOTIFICATION.encode(told),
            told.at().toEpochMilli(),
            List.of(
                told.department() == null
                    ? ViewIndexes.notificationsOf(told.recipient())
                    : ViewIndexes.notificationsOfDepartment(told.department()))));
  }

  private static JsonObject caseOf(String id, String reporter) {
    CaseView like = CaseView.of(TestvilleMessages.DISPATCHED);
    return new JsonObject(new String(Codecs.CASE_VIEW.encode(like), StandardCharsets.UTF_8))
        .put("id", id)
        .put("reporter", reporter);
  }

  private static void show(JsonObject view, String reporter) {
    ReporterIT.view.write(
        new ViewWrite(
            ViewKind.CASE,
            view.getString("id"),
            1,
            view.encode(),
            TestvilleMessages.MONDAY_MORNING.toEpochMilli(),
            List.of(ViewIndexes.CASES, ViewIndexes.casesOfReporter(reporter))));
  }

  private static JsonObject json(ApiClient asker, String path) {
    var response = asker.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private static ApiClient citizen(String id) {
    String user =
        """
        {"id":"%s","password":"long enough","roles":["CITIZEN"],"areas":[],"department":""}"""
            .formatted(id);
    assertThat(city.administrator().send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    return city.client().signedIn(id, "long enough");
  }
}
