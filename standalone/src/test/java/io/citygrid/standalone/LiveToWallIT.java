package io.citygrid.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.api.FeedClient;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.embedded.EmbeddedRedis;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/**
 * Latest values from Kafka through the jobs to viewers: traffic, what corrects it, crowds, how
 * congested areas are; each to those who may see it, also when the view was away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveToWallIT {
  private static final String SEGMENT = "ring-1.1";
  private static final String INDEX = "traffic/area/990100/index";

  /** A job waits for silent sources, and starts in its own time. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Instant START =
      Instant.ofEpochSecond(Instant.now().getEpochSecond() / 3_600 * 3_600 - 7_200);

  @TempDir static Path data;
  private StandaloneCity city;
  private ApiClient admin;
  private KafkaProducer<byte[], byte[]> kafka;
  private long version;

  /** In the place of the city's own, which the last test ends. */
  private @Nullable EmbeddedRedis back;

  @BeforeAll
  void start() throws Exception {
    city =
        StandaloneCity.start(
            new CityOptions(
                Testville.files(),
                data,
                "127.0.0.1",
                0,
                0,
                List.of(Program.of("program", Role.OPERATOR))),
            step -> {});
    admin =
        new ApiClient(city.port())
            .signedIn("admin", city.firstAdministratorPassword().orElseThrow());
    await().atMost(PATIENCE).until(() -> admin.get("/v1/city").statusCode() == 200);
    version = new JsonObject(admin.get("/v1/city").body()).getJsonObject("version").getLong("city");
    assertThat(city.awaitJobs(PATIENCE)).isTrue();
    kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", city.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  void stop() {
    kafka.close();
    city.close();
    if (back != null) {
      back.close();
    }
  }

  @Test
  @Order(1)
  void trafficAndItsCorrectionComeToTheWallsOfThoseWhoMaySeeIt() {
    String user =
        "{\"id\":\"hill\",\"password\":\"long-enough-1\",\"roles\":[\"OPERATOR\"],\"areas\":[\"990102\"]}";
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    ApiClient ofHill = new ApiClient(city.port()).signedIn("hill", "long-enough-1");
    try (FeedClient wall = wall(admin, "segment", "area-traffic");
        FeedClient hill = wall(ofHill, "segment", "area-traffic")) {
      drive(0, 7, 0, 80);
      JsonObject told = told(wall, "segment", isSegment(START));
      assertThat(told.getDouble("speedKmh")).isBetween(75.0, 85.0);
      told(wall, "area-traffic", item -> item.getString("key").equals(INDEX));

      drive(2, 3, 30, 20);
      drive(7, 8, 0, 80);
      JsonObject corrected =
          told(
              wall,
              "segment",
              item -> isSegment(START).test(item) && item.getDouble("speedKmh") < 70);
      assertThat(corrected.getInteger("vehicles")).isGreaterThan(told.getInteger("vehicles"));

      assertThat(hill.messages().toString())
          .contains("\"kind\":\"segment\"")
          .doesNotContain(SEGMENT)
          .doesNotContain(INDEX)
          .doesNotContain("traffic/area/990101");
    }
  }

  @Test
  @Order(2)
  void aCrowdComesToTheWall() {
    try (FeedClient wall = wall(admin, "crowd")) {
      for (int minute = 0; minute < 7; minute++) {
        count("gate-1", minute, 60);
        count("gate-2", minute, 50);
        count("street-1", minute, 5);
      }
      kafka.flush();
      JsonObject told = told(wall, "crowd", item -> item.getString("area").equals("square"));
      assertThat(told.getLong("people")).isPositive();
    }
  }

  /** What was measured while the view was away is told when it is back, to old and new viewers. */
  @Test
  @Order(3)
  void whatComesWhileTheViewIsAwayIsShownWhenItIsBack() throws Exception {
    Instant later = START.plus(Duration.ofMinutes(60));
    try (FeedClient wall = wall(admin, "segment")) {
      drive(55, 62, 0, 40);
      told(wall, "segment", isSegment(START.plus(Duration.ofMinutes(55))));
      int port = city.redisUri().getPort();
      try (Jedis view = new Jedis(city.redisUri())) {
        view.shutdown();
      }
      wall.next("heartbeat", beat -> beat.getString("source").equals("redis-away"), PATIENCE);
      drive(62, 67, 0, 30);
      back = EmbeddedRedis.start(data.resolve("redis"), port);
      told(wall, "segment", isSegment(later));
      try (FeedClient fresh = wall(admin, "segment")) {
        JsonObject whole = fresh.next("values", message -> message.getBoolean("whole"), PATIENCE);
        assertThat(whole.getJsonArray("items").stream().map(JsonObject.class::cast))
            .anyMatch(isSegment(later));
      }
    }
  }

  /** Three detectors tell what is driven in each of these minutes, so many seconds into it. */
  private void drive(int fromMinute, int toMinute, int second, double kmh) {
    for (int minute = fromMinute; minute < toMinute; minute++) {
      for (String loop : List.of("loop-1", "loop-2", "loop-3")) {
        Instant at = START.plus(Duration.ofMinutes(minute)).plusSeconds(second);
        observe(new DetectorObservation(loop, 1, DetectorQuantity.SPEED, kmh, at, at, version));
        observe(new DetectorObservation(loop, 1, DetectorQuantity.FLOW, 900, at, at, version));
      }
    }
    kafka.flush();
  }

  private void observe(DetectorObservation observation) {
    send(
        Topics.DETECTORS,
        observation.detectorId(),
        Codecs.DETECTOR_OBSERVATION.encode(observation));
  }

  private void count(String counter, int minute, long in) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    CrossingCount count =
        counter.startsWith("gate")
            ? new CrossingCount(counter, in, 10L, null, at, 60, at.plusSeconds(61), version)
            : new CrossingCount(counter, null, null, in, at, 60, at.plusSeconds(61), version);
    send(Topics.COUNTS, counter, Codecs.CROSSING_COUNT.encode(count));
  }

  private void send(String topic, String key, byte[] value) {
    kafka.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  private FeedClient wall(ApiClient who, String... kinds) {
    return new FeedClient(city.port(), FeedClient.hello(who.token(), kinds));
  }

  private static Predicate<JsonObject> isSegment(Instant at) {
    return item ->
        item.getString("segment").equals(SEGMENT) && item.getString("at").equals(at.toString());
  }

  /** The first value of this kind that fulfils the wish; waits for it. */
  private static JsonObject told(FeedClient wall, String kind, Predicate<JsonObject> wish) {
    JsonObject message =
        wall.next(
            "values",
            values ->
                values.getString("kind").equals(kind)
                    && values.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(wish),
            PATIENCE);
    return message.getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(wish)
        .findFirst()
        .orElseThrow();
  }
}
