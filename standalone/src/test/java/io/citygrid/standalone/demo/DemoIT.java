package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.api.wall.Chromium;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.standalone.command.CityGridProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first command of the README as its reader lives it: the demo starts, a person logs in on the
 * wall, sees cases come and the script's day pass, and stops it. That what was there is still there
 * at the next start {@code BadMessagesIT} holds.
 */
@Tag("alone")
class DemoIT {
  /** A whole city on a busy machine falls behind a day that passes so fast, and catches up. */
  private static final long MOST_SECONDS = 300;

  /** Some of the categories that Wuhu lets citizens check. */
  private static final Set<String> CHECKED_BY_CITIZENS =
      Set.of("C0121", "E0102", "E0104", "E0139", "E0201");

  /** The seed that the demo takes when none is given. */
  private static final long SEED = 340_200;

  /** So many times as fast as the clock the day passes. */
  private static final int PACE = 30;

  /** So many findings the wall shows, the most surprising ones. */
  private static final int ON_THE_WALL = 3;

  private static final Pattern KAFKA = Pattern.compile("Kafka broker on (\\S+)");
  private static final Pattern WALL = Pattern.compile("Wall: +(http\\S+)");
  private static final Pattern PASSWORD = Pattern.compile("Log in: +admin / (\\S+)");

  /** Where to leave a picture of the wall; empty: none is taken. */
  private static final String PICTURE = System.getProperty("citygrid.picture", "");

  /** What the past leads to is warned of at one level, as {@link PastTest} has it. */
  private static final String PAST_WARNING = "BLUE";

  @TempDir Path data;

  /**
   * The day of the script passes on the wall: each of its events raises the warnings that the
   * script says, and nothing else is warned of. Meanwhile the simulated people bring cases through
   * every state that people bring a case to.
   */
  @Test
  void theDayPassesOnTheWallAsTheScriptSays() throws Exception {
    try (Chromium chromium = Chromium.launch()) {
      try (CityGridProcess demo = start("--pace=" + PACE, "--rate=10", "--handling-seconds=10")) {
        String password = found(PASSWORD, demo);
        assertThat(demo.output()).contains("SIMULATED");
        try (WatchedWall wall = WatchedWall.open(chromium.browser(), found(WALL, demo), password)) {
          ApiClient admin = signedIn(demo, password);
          assertThatItFindsWhatThePastLeadsTo(wall, admin, demo);
          wall.awaitCases(20);
          assertThatItWarnsAsTheScriptSays(wall, found(KAFKA, demo), demo.output());
          for (String state : List.of("CLOSED", "REJECTED", "FIELD_CHECK", "UNDER_CHECK")) {
            await()
                .atMost(Duration.ofSeconds(MOST_SECONDS))
                .until(() -> cases(admin, state).contains(state));
          }
          assertThatThePlanOfTheStormIsUnderWay(admin);
          assertThatCitizensAreAskedToCheck(admin, URI.create(found(WALL, demo)));
          if (!PICTURE.isEmpty()) {
            wall.picture(Path.of(PICTURE));
          }
          assertThat(wall.complaints()).as("errors of the page").isEmpty();
        }
        assertThat(demo.output()).doesNotContain("refused");
        demo.stop(MOST_SECONDS);
        assertThat(demo.output()).contains("Stopped; everything is kept.");
      }
    }
  }

  /**
   * By rule, subject and level the record has what the script says, no more and no fewer. On the
   * wall stood nothing else, and each warning stood there at its highest level; a level that lasts
   * for less than the wall needs to draw it may be passed over.
   */
  private static void assertThatItWarnsAsTheScriptSays(
      WatchedWall wall, String kafka, String printed) throws Exception {
    City wuhu = wuhu();
    DemoScript script = new DemoScript(wuhu, new TrafficDay(wuhu, SEED));
    assertThat(printed).contains(script.lines());
    Map<String, List<String>> said = WarningRecord.levelsOf(script.warnings());
    new Past(wuhu, SEED, Past.LEAST_DAYS)
        .findings()
        .forEach(
            finding ->
                finding
                    .warningPrefixes(wuhu)
                    .forEach(prefix -> said.put(prefix, List.of(PAST_WARNING))));
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS + 60 * DemoScript.RAISED_AFTER.toMinutes() / PACE))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(WarningRecord.withoutMoment(WarningRecord.read(kafka).levels()))
                    .isEqualTo(said));
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .untilAsserted(
            () ->
                assertThat(WarningRecord.withoutMoment(wall.warnings()))
                    .hasSameSizeAs(said)
                    .allSatisfy(
                        (subject, seen) ->
                            assertThat(said.get(subject))
                                .as(subject)
                                .containsAll(seen)
                                .last()
                                .matches(seen::contains, "stood on the wall")));
  }

  /** In the made-up past the job itself finds what is said, and nothing else; the wall shows it. */
  private static void assertThatItFindsWhatThePastLeadsTo(
      WatchedWall wall, ApiClient admin, CityGridProcess demo) throws Exception {
    Past past = new Past(wuhu(), SEED, Past.LEAST_DAYS);
    List<String> said = past.findings().stream().map(ScriptedFinding::key).toList();
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .until(() -> demo.hasSaid(line -> line.contains("the past is told")));
    assertThat(demo.output()).contains(past.lines());
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .untilAsserted(
            () -> {
              assertThat(items(admin.get("/v1/findings?limit=500&state=OPEN").body()))
                  .extracting(item -> subject(item.getString("findingId")))
                  .containsExactlyInAnyOrderElementsOf(said);
              assertThat(wall.findings())
                  .hasSize(ON_THE_WALL)
                  .extracting(DemoIT::subject)
                  .isSubsetOf(said);
            });
  }

  /** A finding's id without the moment. */
  private static String subject(String findingId) {
    return findingId.substring(0, findingId.lastIndexOf('/'));
  }

  private static City wuhu() throws Exception {
    return new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  private static ApiClient signedIn(CityGridProcess demo, String password) {
    return new ApiClient(URI.create(found(WALL, demo)).getPort()).signedIn("admin", password);
  }

  private static String cases(ApiClient client, String state) {
    return client.get("/v1/cases?limit=1&state=" + state).body();
  }

  /** Two tasks for the city, and one for each of its nine districts; some are done already. */
  private static void assertThatThePlanOfTheStormIsUnderWay(ApiClient admin) {
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .untilAsserted(
            () ->
                assertThat(items(admin.get("/v1/office/tasks?plan=storm&limit=100").body()))
                    .hasSize(11)
                    .anyMatch(task -> task.getString("state").equals("DONE")));
  }

  /** A handled case of a category that citizens check waits on the phone of who is near. */
  private static void assertThatCitizensAreAskedToCheck(ApiClient admin, URI wall) {
    JsonObject citizen =
        new JsonObject()
            .put("id", "citizen-of-the-test")
            .put("password", "long-enough-1")
            .put("roles", new JsonArray().add("CITIZEN"))
            .put("areas", new JsonArray())
            .put("department", "");
    assertThat(admin.send("POST", "/v1/users", citizen.encode()).statusCode()).isEqualTo(201);
    ApiClient phone =
        new ApiClient(wall.getPort()).signedIn("citizen-of-the-test", "long-enough-1");
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .until(
            () ->
                items(admin.get("/v1/cases?limit=500&state=HANDLED").body()).stream()
                    .filter(item -> CHECKED_BY_CITIZENS.contains(item.getString("category")))
                    .filter(item -> item.getJsonObject("position") != null)
                    .anyMatch(item -> isOffered(phone, item)));
  }

  private static boolean isOffered(ApiClient phone, JsonObject handled) {
    JsonObject place = handled.getJsonObject("position");
    String near =
        phone
            .get(
                "/v1/tasks?lon=%s&lat=%s".formatted(place.getDouble("lon"), place.getDouble("lat")))
            .body();
    return near.contains(handled.getString("id"));
  }

  private static List<JsonObject> items(String page) {
    return new JsonObject(page)
        .getJsonArray("items").stream().map(item -> (JsonObject) item).toList();
  }

  private CityGridProcess start(String... options) throws Exception {
    CityGridProcess demo =
        CityGridProcess.start(
            Stream.concat(
                    Stream.of("demo", "wuhu", "--port=0", "--management-port=0", "--data=" + data),
                    Stream.of(options))
                .toArray(String[]::new));
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .until(() -> !demo.isAlive() || demo.hasSaid(line -> line.contains("Ctrl-C stops it")));
    assertThat(demo.isAlive()).as(demo.output()).isTrue();
    return demo;
  }

  private static String found(Pattern pattern, CityGridProcess demo) {
    Matcher matcher = pattern.matcher(demo.output());
    assertThat(matcher.find()).as(demo.output()).isTrue();
    return matcher.group(1);
  }
}
