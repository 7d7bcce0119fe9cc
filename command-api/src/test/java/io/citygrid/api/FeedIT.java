package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed and the reads over a real Redis: what is seen, by whom, and after a break. */
class FeedIT {
  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    admin = city.administrator();
    write("river", 1, "990101");
    write("hill", 1, "990102");
  }

  @AfterAll
  static void stop() throws Exception {
    view.close();
    city.close();
  }

  @Test
  void sendsASnapshotThenEveryChangeAndResumesAfterABreak() {
    JsonObject hello = FeedClient.hello(admin.token(), "case", "reading");
    JsonObject last;
    try (FeedClient wall = new FeedClient(city.api().port(), hello)) {
      assertThat(wall.next("welcome").getJsonObject("user").getString("id")).isEqualTo("admin");
      JsonObject snapshot = wall.next("snapshot");
      assertThat(snapshot.getJsonArray("items").size()).isGreaterThanOrEqualTo(2);
      write("fresh", 1, "990101");
      last = wall.next("delta", delta -> delta.encode().contains("\"fresh\""));
      assertThat(last.getLong("previous")).isGreaterThanOrEqualTo(snapshot.getLong("sequence"));
    }
    write("missed", 1, "990102");
    JsonObject resume =
        hello
            .copy()
            .put(
                "resume",
                new JsonObject()
                    .put("epoch", last.getString("epoch"))
                    .put("sequence", last.getLong("sequence")));
    try (FeedClient wall = new FeedClient(city.api().port(), resume)) {
      assertThat(wall.next("resumed").getLong("sequence")).isEqualTo(last.getLong("sequence"));
      JsonObject delta = wall.next("delta");
      assertThat(delta.getLong("previous")).isEqualTo(last.getLong("sequence"));
      assertThat(delta.encode()).contains("\"missed\"").doesNotContain("\"fresh\"");
    }
  }

  @Test
  void showsNothingOfOtherAreasNeitherInTheFeedNorInReads() {
    ApiClient river = user("river-operator", "OPERATOR", "990101");
    assertThat(river.get("/v1/cases/river").statusCode()).isEqualTo(200);
    assertThat(river.get("/v1/cases/hill").statusCode()).isEqualTo(404);
    assertThat(river.get("/v1/cases").body()).contains("\"river\"").doesNotContain("\"hill\"");
    assertThat(river.send("POST", "/v1/cases/lookup", "{\"ids\":[\"hill\",\"river\"]}").body())
        .contains("\"missing\":[\"hill\"]");
    assertThat(river.get("/v1/dead-letters").statusCode()).isEqualTo(403);
    try (FeedClient wall =
        new FeedClient(city.api().port(), FeedClient.hello(river.token(), "case"))) {
      assertThat(wall.next("snapshot").encode()).contains("\"river\"").doesNotContain("\"hill\"");
      write("hill-2", 1, "990102");
      write("river-2", 1, "990101");
      wall.next("delta", delta -> delta.encode().contains("\"river-2\""));
      assertThat(wall.messages().toString()).doesNotContain("hill-2");
    }
  }

  @Test
  void tellsCountersReadingsAndHeartbeats() {
    view.reading("wl-01", "level", 1, "{\"deviceId\":\"wl-01\",\"metric\":\"level\",\"value\":7}");
    view.pulse("cases", System.currentTimeMillis());
    try (FeedClient wall =
        new FeedClient(city.api().port(), FeedClient.hello(admin.token(), "reading"))) {
      assertThat(wall.next("readings").encode()).contains("wl-01");
      assertThat(wall.next("counters").getJsonObject("counters").getJsonObject("districts"))
          .isNotEmpty();
      JsonObject beat = wall.next("heartbeat", b -> b.getJsonObject("pulses").containsKey("cases"));
      assertThat(beat.getString("source")).isEqualTo("ok");
    }
  }

  /** What is asked for is asked for when it has changed: each kind by itself. */
  @Test
  void tellsThatSomethingWasWrittenThatIsAskedFor() {
    try (FeedClient wall =
        new FeedClient(city.api().port(), FeedClient.hello(admin.token(), "writes"))) {
      JsonObject whole = wall.next("values");
      assertThat(List.of("flow", "travel", "heat", "cell"))
          .allMatch(kind -> written(whole, kind).isPresent());
      long before = written(whole, "travel").getAsLong();
      view.travel("west-hill", 1, "{}");
      JsonObject told =
          wall.next("values", message -> written(message, "travel").orElse(0) == before + 1);
      assertThat(told.getJsonArray("items")).hasSize(1);
      view.travel("west-hill", 2, "{}");
      wall.next("values", message -> written(message, "travel").orElse(0) == before + 2);
    }
  }

  private static OptionalLong written(JsonObject message, String kind) {
    return message.getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(item -> item.getString("of").equals(kind))
        .mapToLong(item -> item.getLong("number"))
        .findFirst();
  }

  @Test
  void endsAtOnceWhenTheRightIsTakenBack() {
    ApiClient guest = user("guest", "OPERATOR", "*");
    try (FeedClient wall =
        new FeedClient(city.api().port(), FeedClient.hello(guest.token(), "case"))) {
      wall.next("snapshot");
      admin.send("DELETE", "/v1/users/guest", "");
      assertThat(wall.next("problem").getInteger("status")).isEqualTo(401);
      await().until(wall::isEnded);
    }
  }

  @Test
  void refusesAHelloWithAWrongTokenOrAKindThatIsNotForTheRole() {
    ApiClient citizen = user("citizen", "CITIZEN", "990101");
    for (JsonObject hello :
        List.of(FeedClient.hello("wrong", "case"), FeedClient.hello(citizen.token(), "alert"))) {
      try (FeedClient wall = new FeedClient(city.api().port(), hello)) {
        assertThat(wall.next("problem").getInteger("status")).isIn(401, 403);
        await().until(wall::isEnded);
      }
    }
  }

  /** Its session is not at fault: a page that was told 401 would ask its user to sign in again. */
  @Test
  void aHelloThatDoesNotComeIsLateAndNotRefused() {
    try (FeedClient wall = new FeedClient(city.api().port())) {
      assertThat(wall.next("problem").getInteger("status")).isEqualTo(408);
      await().until(wall::isEnded);
    }
  }

  private static ApiClient user(String id, String role, String area) {
    String body =
        "{\"id\":\"%s\",\"password\":\"long enough\",\"roles\":[\"%s\"],\"areas\":[\"%s\"]}"
            .formatted(id, role, area);
    assertThat(admin.send("POST", "/v1/users", body).statusCode()).isEqualTo(201);
    return city.client().signedIn(id, "long enough");
  }

  private static void write(String id, long version, String district) {
    CaseView like = CaseView.of(TestvilleMessages.DISPATCHED);
    JsonObject json =
        new JsonObject(new String(Codecs.CASE_VIEW.encode(like), StandardCharsets.UTF_8))
            .put("id", id)
            .put("version", version)
            .put("areaPath", new io.vertx.core.json.JsonArray(List.of("990100", district)));
    view.write(
        new ViewWrite(
            ViewKind.CASE,
            id,
            version,
            json.encode(),
            like.at().toEpochMilli(),
            List.of(
                ViewIndexes.CASES,
                ViewIndexes.cases(like.state()),
                ViewIndexes.casesOfDistrict(district, like.state()))));
  }
}
