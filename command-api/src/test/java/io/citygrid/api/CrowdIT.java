package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.testville.TestvilleCells;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.HeatView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts and pings over HTTP to Kafka, without what anybody's device is called; crowds back. */
class CrowdIT {
  private static final String PHONE = "3C:5A:B4:01:02:03";
  private static final String NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

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
  void countsComeToKafkaEachForItself() throws Exception {
    ApiClient gate = device("gate-*");
    JsonObject count =
        new JsonObject()
            .put("counterId", "gate-1")
            .put("in", 12)
            .put("out", 3)
            .put("observedAt", NOW);
    JsonArray batch =
        new JsonArray()
            .add(count.copy().put("counterId", "gate-2"))
            .add(count.copy().put("seconds", 0))
            .add(count.copy().put("counterId", "street-1"));

    assertThat(gate.send("POST", "/v1/counts", count.encode()).statusCode()).isEqualTo(202);
    var answer =
        gate.send("POST", "/v1/counts/batch", new JsonObject().put("counts", batch).encode());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonArray results = new JsonObject(answer.body()).getJsonArray("results");
    assertThat(results.stream().map(result -> ((JsonObject) result).getInteger("status")))
        .containsExactly(202, 400, 403);
    assertThat(answer.body()).contains("\"field\":\"seconds\"");
    List<CrossingCount> taken = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : onKafka(Topics.COUNTS)) {
      taken.add(Codecs.CROSSING_COUNT.decode(record.value()));
    }
    assertThat(taken)
        .extracting(CrossingCount::counterId)
        .containsExactlyInAnyOrder("gate-1", "gate-2");
  }

  @Test
  void framesComeToKafkaEachForItself() throws Exception {
    ApiClient camera = device("square-passage");
    JsonObject person = new JsonObject().put("person", 7).put("x", -1.25).put("y", 2.5);
    JsonObject frame =
        new JsonObject()
            .put("measuringAreaId", "square-passage")
            .put("people", new JsonArray().add(person))
            .put("observedAt", NOW);
    JsonArray batch =
        new JsonArray()
            .add(frame.copy().put("people", new JsonArray()))
            .add(frame.copy().put("people", new JsonArray().add(person).add(person)))
            .add(frame.copy().put("measuringAreaId", "other"));

    assertThat(camera.send("POST", "/v1/tracks", frame.encode()).statusCode()).isEqualTo(202);
    var answer =
        camera.send("POST", "/v1/tracks/batch", new JsonObject().put("tracks", batch).encode());

    JsonArray results = new JsonObject(answer.body()).getJsonArray("results");
    assertThat(results.stream().map(result -> ((JsonObject) result).getInteger("status")))
        .containsExactly(202, 400, 403);
    assertThat(answer.body()).contains("\"field\":\"people[1].person\"");
    List<Integer> people = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : onKafka(Topics.TRACKS)) {
      people.add(Codecs.TRACKED_FRAME.decode(record.value()).people().size());
    }
    assertThat(people).containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void noDeviceIsNamedBehindTheEdge() throws Exception {
    ApiClient gateway = device("*");
    JsonObject ping =
        new JsonObject()
            .put("deviceId", PHONE)
            .put("lon", 118.05)
            .put("lat", 31.05)
            .put("accuracyMeters", 10)
            .put("observedAt", NOW);
    JsonArray batch = new JsonArray().add(ping).add(ping.copy().put("lat", 131));

    assertThat(gateway.send("POST", "/v1/presence", ping.encode()).statusCode()).isEqualTo(202);
    var answer =
        gateway.send("POST", "/v1/presence/batch", new JsonObject().put("pings", batch).encode());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"field\":\"lat\"").doesNotContain(PHONE);
    List<String> pseudonyms = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : onKafka(Topics.PRESENCE)) {
      PresencePing read = Codecs.PRESENCE_PING.decode(record.value());
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(read.pseudonym());
      assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(PHONE);
      pseudonyms.add(read.pseudonym());
    }
    assertThat(pseudonyms).hasSize(2).containsOnly(pseudonyms.get(0));
    assertThat(filesWith(PHONE)).isEmpty();
  }

  @Test
  void showsTheCrowdOfTheOwnAreasOnlyTheFullestFirst() {
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      view.crowd("square", 1, text(Codecs.CROWD_VIEW.encode(TestvilleMessages.FILLING)));
      view.crowd("market-street", 1, text(Codecs.CROWD_VIEW.encode(TestvilleMessages.FEW)));
    }
    ApiClient east = signedIn("east", "OPERATOR", "990102");
    ApiClient citizen = signedIn("citizen", "CITIZEN", "*");

    JsonArray all = new JsonObject(admin.get("/v1/crowd").body()).getJsonArray("items");
    assertThat(ids(all)).containsExactly("square", "market-street");
    assertThat(all.getJsonObject(0).getJsonObject("now").getLong("people")).isEqualTo(2_600);
    assertThat(all.getJsonObject(0).getInteger("capacity")).isEqualTo(4_000);
    assertThat(all.getJsonObject(1).getJsonObject("now").getValue("people")).isNull();
    assertThat(ids(new JsonObject(east.get("/v1/crowd").body()).getJsonArray("items")))
        .containsExactly("market-street");
    assertThat(east.get("/v1/crowd/market-street").statusCode()).isEqualTo(200);
    assertThat(east.get("/v1/crowd/square").statusCode()).isEqualTo(404);
    assertThat(admin.get("/v1/crowd/nowhere").statusCode()).isEqualTo(404);
    assertThat(citizen.get("/v1/crowd").statusCode()).isEqualTo(403);
  }

  @Test
  void showsTheHeatOfTheZoomAndTheLatestWindow() {
    Instant at = TestvilleMessages.MONDAY_MORNING;
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      view.forget(RedisKeys.HEAT);
      heat(view, new LonLat(118.05, 31.05), 16, at, 40);
      heat(view, new LonLat(118.05, 31.05), 14, at, 90);
      heat(view, new LonLat(118.15, 31.05), 14, at.minusSeconds(300), 30);
      heat(view, new LonLat(118.22, 31.05), 14, at.minusSeconds(600), 20);
    }
    ApiClient hills = signedIn("hills", "OPERATOR", "990102");

    JsonArray fine = heat(admin, "?zoom=19");
    JsonArray coarse = heat(admin, "?zoom=15");
    assertThat(devices(fine)).containsExactly(40);
    assertThat(devices(coarse)).containsExactlyInAnyOrder(90, 30);
    assertThat(coarse.getJsonObject(0).getJsonArray("bbox")).hasSize(4);
    assertThat(devices(heat(hills, "?zoom=14"))).containsExactly(30);
    assertThat(heat(admin, "")).isEmpty();
    assertThat(admin.get("/v1/crowd/heat?zoom=near").statusCode()).isEqualTo(400);
  }

  /**
   * The tile was 25 in a window before; now it is hidden beside a small one, which 25 would tell.
   */
  @Test
  void aTileThatIsHiddenNowIsNotShownAsItWas() {
    Instant at = TestvilleMessages.MONDAY_MORNING.plusSeconds(3_600);
    LonLat shown = new LonLat(118.14, 31.05);
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      view.forget(RedisKeys.HEAT);
      heat(view, shown, 12, at, 60);
      heat(view, shown, 14, at, 30);
      heat(view, new LonLat(118.19, 31.05), 14, at.minusSeconds(300), 25);
    }

    assertThat(devices(heat(admin, "?zoom=12"))).containsExactly(60);
    assertThat(devices(heat(admin, "?zoom=14"))).contains(30).doesNotContain(25);
  }

  @Test
  void showsThePeopleInGridCellsOfTheOwnAreasTheFullestFirst() {
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      String river = text(Codecs.CELL_VIEW.encode(TestvilleCells.CELL));
      view.cell("990101001000002", 1, river);
      view.cell(
          "990102001000001",
          1,
          river.replace("990101001000002", "990102001000001").replace(":412,", ":512,"));
      view.cell(
          "990103000000001",
          1,
          river.replace("990101001000002", "990103000000001").replace("T00:15", "T00:05"));
    }
    ApiClient hills = signedIn("cell-hills", "OPERATOR", "990102");
    ApiClient citizen = signedIn("cell-stroller", "CITIZEN", "*");

    JsonArray all = new JsonObject(admin.get("/v1/crowd/cells").body()).getJsonArray("items");
    assertThat(all.stream().map(cell -> ((JsonObject) cell).getString("cell")))
        .containsExactly("990102001000001", "990101001000002");
    JsonObject estimate = all.getJsonObject(1).getJsonObject("estimate");
    assertThat(estimate.getLong("people")).isEqualTo(2_060);
    assertThat(estimate.getString("service")).isEqualTo("A");
    assertThat(hills.get("/v1/crowd/cells/990102001000001").statusCode()).isEqualTo(200);
    assertThat(hills.get("/v1/crowd/cells/990101001000002").statusCode()).isEqualTo(404);
    assertThat(admin.get("/v1/crowd/cells/990103000000001").statusCode()).isEqualTo(404);
    assertThat(citizen.get("/v1/crowd/cells").statusCode()).isEqualTo(403);
    JsonObject trend = new JsonObject(admin.get("/v1/city").body()).getJsonObject("trend");
    assertThat(trend.getDouble("steadyShare")).isEqualTo(0.001);
    assertThat(trend.getDouble("fastShare")).isEqualTo(0.01);
  }

  @Test
  void showsTheFlowOfTheOwnAreasOnlyTheBusiestFirst() {
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      String river = text(Codecs.FLOW_VIEW.encode(TestvilleMessages.FLOWING_IN));
      view.flow("PEOPLE/990101", 1, river);
      view.flow(
          "PEOPLE/990102",
          1,
          river
              .replace("990101", "990100")
              .replace("990102", "990101")
              .replace("990100", "990102")
              .replace("1250", "null"));
      view.flow(
          "VEHICLES/990103", 1, river.replace("990101", "990103").replace("PEOPLE", "VEHICLES"));
    }
    ApiClient hills = signedIn("hill-center", "SUPERVISOR", "990102");
    ApiClient township = signedIn("hilltown", "OPERATOR", "990102001");
    ApiClient citizen = signedIn("stroller", "CITIZEN", "*");

    JsonObject all = new JsonObject(admin.get("/v1/flow").body());
    assertThat(all.getString("level")).isEqualTo("DISTRICT");
    assertThat(codes(all)).containsExactly("990101", "990103", "990102");
    JsonObject first = all.getJsonArray("items").getJsonObject(0);
    assertThat(first.getJsonObject("people").getLong("in")).isEqualTo(1_250);
    assertThat(first.getValue("vehicles")).isNull();
    assertThat(first.getJsonObject("names").getString("en")).isEqualTo("River District");
    assertThat(all.getJsonObject("places").fieldNames())
        .containsExactly("990101", "990102", "990103");
    assertThat(all.getJsonObject("places").getJsonArray("990102").getDouble(0))
        .isBetween(118.1, 118.2);

    JsonObject own = new JsonObject(hills.get("/v1/flow").body());
    assertThat(codes(own)).containsExactly("990102");
    // The other end of a flow of its own it is told, and where that lies.
    assertThat(own.getJsonObject("places").fieldNames()).contains("990101");
    assertThat(hills.get("/v1/flow/990102").statusCode()).isEqualTo(200);
    assertThat(hills.get("/v1/flow/990101").statusCode()).isEqualTo(404);
    assertThat(codes(new JsonObject(hills.get("/v1/flow?level=TOWNSHIP").body())))
        .containsExactly("990102001");
    assertThat(codes(new JsonObject(township.get("/v1/flow").body()))).isEmpty();
    assertThat(admin.get("/v1/flow/990100").statusCode()).isEqualTo(404);
    assertThat(admin.get("/v1/flow?level=CITY").statusCode()).isEqualTo(400);
    assertThat(citizen.get("/v1/flow").statusCode()).isEqualTo(403);
  }

  private static List<String> codes(JsonObject flow) {
    return flow.getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("code"))
        .toList();
  }

  private static void heat(RedisWriter view, LonLat place, int zoom, Instant at, long devices) {
    String cell = MapTile.of(place, zoom).id();
    view.heat(
        cell,
        at.toEpochMilli(),
        text(Codecs.HEAT_VIEW.encode(new HeatView(cell, zoom, at, 300, devices, 0.03, null))));
  }

  private static JsonArray heat(ApiClient asker, String query) {
    var answer = asker.get("/v1/crowd/heat" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getJsonArray("items");
  }

  private static List<Integer> devices(JsonArray items) {
    return items.stream().map(item -> ((JsonObject) item).getInteger("devices")).toList();
  }

  private static List<String> ids(JsonArray items) {
    return items.stream().map(item -> ((JsonObject) item).getString("id")).toList();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static ApiClient device(String devices) {
    var issued =
        admin.send(
            "POST",
            "/v1/device-tokens",
            new JsonObject()
                .put("name", "test")
                .put("devices", new JsonArray().add(devices))
                .encode());
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    return city.client().withToken(new JsonObject(issued.body()).getString("token"));
  }

  private static ApiClient signedIn(String id, String role, String area) {
    String user =
        """
        {"id":"%s","password":"long enough","roles":["%s"],"areas":["%s"],"department":""}\
        """
            .formatted(id, role, area);
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    return city.client().signedIn(id, "long enough");
  }

  /** All that stands on a topic now. */
  private static List<ConsumerRecord<byte[], byte[]>> onKafka(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  /** Files of Kafka, Redis and the API in which a text stands. */
  private static List<Path> filesWith(String text) throws Exception {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (content.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
          found.add(file);
        }
      }
      return found;
    }
  }
}
