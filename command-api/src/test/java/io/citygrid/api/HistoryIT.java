package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.TestvilleTravel;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of metrics over HTTP, and to whom. */
class HistoryIT {
  private static final String WEST = "traffic/area/990101/index";
  private static final String ROAD = "traffic/road/Ring Road/index";
  private static final String PAIR = "flow/pair/990101-990102/people";
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

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
      for (int day = 0; day < 3; day++) {
        Instant at = MONDAY.plus(Duration.ofDays(day));
        for (MetricValue value :
            List.of(
                new MetricValue(WEST, at, day + 1, "1", 1, 1),
                new MetricValue(WEST, at.plusSeconds(300), day + 3, "1", 1, 0.5),
                new MetricValue(PAIR, at, 40, "1", 1, 1),
                new MetricValue(ROAD, at, 2, "1", 1, 1))) {
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.METRICS,
                      value.key().getBytes(StandardCharsets.UTF_8),
                      Codecs.METRIC_VALUE.encode(value)))
              .get();
        }
      }
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> keys(admin, "").size() == 3);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> admin.get("/v1/metrics").body().contains("\"value\":5.0"));
  }

  @AfterAll
  static void stop() throws Exception {
    city.close();
  }

  @Test
  void listsTheNewestValues() {
    JsonObject first = json(admin, "/v1/metrics?prefix=traffic/&limit=1");

    assertThat(first.getJsonArray("items").getJsonObject(0).getDouble("value")).isEqualTo(5);
    assertThat(first.getString("next")).isEqualTo(WEST);
    assertThat(keys(admin, "?prefix=traffic/&after=" + WEST)).containsExactly(ROAD);
    assertThat(keys(admin, "?prefix=crowd/")).isEmpty();
  }

  @Test
  void tellsWhatWasByMinuteQuarterAndDayOfTheCity() {
    JsonObject minutes = json(admin, path("history", WEST) + "&resolution=1m");
    JsonObject quarters = json(admin, path("history", WEST));
    JsonObject days = json(admin, path("history", WEST) + "&resolution=1d");

    assertThat(minutes.getJsonArray("points")).hasSize(2);
    assertThat(quarters.getJsonArray("points")).hasSize(1);
    JsonObject quarter = quarters.getJsonArray("points").getJsonObject(0);
    assertThat(quarter.getDouble("mean")).isEqualTo(2);
    assertThat(quarter.getDouble("quality")).isEqualTo(0.75);
    assertThat(days.getJsonArray("points").getJsonObject(0).getString("at"))
        .isEqualTo("2026-11-22T16:00:00Z");
  }

  @Test
  void setsADayBesideWhatIsUsual() {
    JsonObject day = json(admin, path("usual-day", WEST) + "&date=2026-11-25");

    assertThat(day.getBoolean("workday")).isTrue();
    assertThat(day.getJsonArray("points").getJsonObject(0).getDouble("mean")).isEqualTo(4);
    JsonObject usual = day.getJsonArray("usual").getJsonObject(0);
    assertThat(usual.getString("at")).isEqualTo("08:00");
    assertThat(usual.getDouble("median")).isEqualTo(2.5);
    assertThat(usual.getInteger("days")).isEqualTo(2);
  }

  @Test
  void showsNobodyWhatIsNotTheirs() {
    ApiClient west = signedIn("west", "OPERATOR", "990101");
    ApiClient east = signedIn("east", "OPERATOR", "990103");
    ApiClient citizen = signedIn("citizen", "CITIZEN", "*");

    ApiClient middle = signedIn("middle", "OPERATOR", "990102");

    assertThat(keys(west, "")).containsExactly(PAIR, WEST);
    // A flow belongs to both of its ends.
    assertThat(keys(middle, "")).containsExactly(PAIR);
    assertThat(keys(east, "")).isEmpty();
    assertThat(west.get(path("history", WEST)).statusCode()).isEqualTo(200);
    assertThat(east.get(path("history", WEST)).statusCode()).isEqualTo(404);
    assertThat(west.get(path("usual-day", ROAD)).statusCode()).isEqualTo(404);
    assertThat(citizen.get("/v1/metrics").statusCode()).isEqualTo(403);
  }

  @Test
  void showsRoadsAndTheTrafficOnThem() {
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      view.segment("ring-1.1", 1, "{\"segment\":\"ring-1.1\",\"level\":\"SLIGHT\"}");
    }
    JsonObject roads = json(admin, "/v1/roads");
    JsonObject traffic = json(admin, "/v1/segments");
    ApiClient nowhere = signedIn("nowhere", "OPERATOR", "990103");

    JsonObject road = roads.getJsonArray("features").getJsonObject(0);
    assertThat(roads.getJsonArray("features")).hasSizeGreaterThan(4);
    assertThat(road.getString("id")).isEqualTo("ring-1.1");
    assertThat(road.getJsonObject("properties").getString("class")).isEqualTo("EXPRESSWAY");
    assertThat(traffic.getJsonArray("items").getJsonObject(0).getString("level"))
        .isEqualTo("SLIGHT");
    assertThat(json(nowhere, "/v1/segments").getJsonArray("items")).isEmpty();
  }

  @Test
  void showsTravelTimesToThoseWhoSeeEitherEnd() {
    try (RedisWriter view = new RedisWriter(city.redis().uri())) {
      view.travel(
          "west-hill",
          42,
          new String(Codecs.TRAVEL_VIEW.encode(TestvilleTravel.SLOW_WAY), StandardCharsets.UTF_8));
    }
    ApiClient river = signedIn("river-roads", "VIEWER", "990101");
    ApiClient hills = signedIn("hill-roads", "VIEWER", "990102");
    ApiClient harbour = signedIn("harbour-roads", "VIEWER", "990103");
    ApiClient citizen = signedIn("driver", "CITIZEN", "*");

    JsonArray items = json(admin, "/v1/travel-times").getJsonArray("items");
    JsonObject first = items.getJsonObject(0);
    assertThat(items)
        .extracting(item -> ((JsonObject) item).getString("id"))
        .containsExactly("west-hill", "market-hill", "west-market-hill");
    assertThat(first.getJsonObject("from").getJsonObject("names").getString("en"))
        .isEqualTo("West Gate");
    assertThat(first.getJsonObject("now").getDouble("seconds")).isEqualTo(840.5);
    assertThat(items.getJsonObject(1).getValue("now")).as("nothing was measured").isNull();
    assertThat(items.getJsonObject(2).getJsonArray("via")).hasSize(1);

    assertThat(json(river, "/v1/travel-times").getJsonArray("items")).hasSize(3);
    assertThat(json(hills, "/v1/travel-times/west-hill").getString("id")).isEqualTo("west-hill");
    assertThat(json(harbour, "/v1/travel-times").getJsonArray("items")).isEmpty();
    assertThat(harbour.get("/v1/travel-times/west-hill").statusCode()).isEqualTo(404);
    assertThat(admin.get("/v1/travel-times/nowhere").statusCode()).isEqualTo(404);
    assertThat(citizen.get("/v1/travel-times").statusCode()).isEqualTo(403);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    for (String query :
        List.of(
            "history",
            "history?key=" + WEST + "&resolution=2m",
            "history?key=" + WEST + "&from=yesterday",
            "history?key=" + WEST + "&from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z",
            "history?key=" + WEST + "&from=2020-01-01T00:00:00Z",
            "usual-day?key=" + WEST + "&date=today",
            "usual-day?key=" + "x".repeat(301))) {
      assertThat(admin.get("/v1/metrics/" + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(admin.get("/v1/metrics?limit=0").statusCode()).isEqualTo(400);
    assertThat(admin.get(path("history", "traffic/area/990101/luck")).statusCode()).isEqualTo(404);
  }

  private static String path(String what, String key) {
    return "/v1/metrics/%s?key=%s&to=2026-11-23T01:00:00Z".formatted(what, key.replace(" ", "%20"));
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

  private static List<String> keys(ApiClient asker, String query) {
    return json(asker, "/v1/metrics" + query).getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("key"))
        .toList();
  }

  private static JsonObject json(ApiClient asker, String path) {
    var response = asker.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }
}
