package io.citygrid.standalone.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ViewportSize;
import io.citygrid.api.ApiClient;
import io.citygrid.api.wall.Chromium;
import io.citygrid.standalone.command.CityGridProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first command of the README as its reader lives it: the demo starts, a person logs in on the
 * wall and sees cases come, stops it, starts it again, and the cases are still there.
 */
class DemoIT {
  private static final long MOST_SECONDS = 120;

  /** Some of the categories that Wuhu lets citizens check. */
  private static final Set<String> CHECKED_BY_CITIZENS =
      Set.of("C0121", "E0102", "E0104", "E0139", "E0201");

  private static final double PATIENCE_MILLIS = 60_000;
  private static final Pattern WALL = Pattern.compile("Wall: +(http\\S+)");
  private static final Pattern PASSWORD = Pattern.compile("Log in: +admin / (\\S+)");

  /** Where to leave a picture of the wall; empty: none is taken. */
  private static final String PICTURE = System.getProperty("citygrid.picture", "");

  @TempDir Path data;

  /**
   * Cases come to the wall, the simulated people bring them through every state that people bring a
   * case to, and after a restart all is still there.
   */
  @Test
  void casesComeToTheWallAreHandledAndAreStillThereAfterARestart() throws Exception {
    try (Chromium chromium = Chromium.launch()) {
      String password;
      String closed;
      try (CityGridProcess demo = start("--rate=600", "--handling-seconds=3")) {
        password = found(PASSWORD, demo);
        assertThat(demo.output()).contains("SIMULATED");
        watch(chromium.browser(), found(WALL, demo), password, 20, PICTURE);
        ApiClient admin = signedIn(demo, password);
        for (String state : List.of("CLOSED", "REJECTED", "FIELD_CHECK", "UNDER_CHECK")) {
          await()
              .atMost(Duration.ofSeconds(MOST_SECONDS))
              .until(() -> cases(admin, state).contains(state));
        }
        assertThatCitizensAreAskedToCheck(admin, URI.create(found(WALL, demo)));
        assertThat(demo.output()).doesNotContain("refused");
        closed = firstId(cases(admin, "CLOSED"));
        demo.stop(MOST_SECONDS);
        assertThat(demo.output()).contains("Stopped; everything is kept.");
      }
      try (CityGridProcess demo = start("--rate=0", "--handling-seconds=0")) {
        assertThat(demo.output()).doesNotContain(password);
        watch(chromium.browser(), found(WALL, demo), password, 5, "");
        assertThat(signedIn(demo, password).get("/v1/cases/" + closed).body()).contains("CLOSED");
      }
    }
  }

  private static ApiClient signedIn(CityGridProcess demo, String password) {
    return new ApiClient(URI.create(found(WALL, demo)).getPort()).signedIn("admin", password);
  }

  private static String cases(ApiClient client, String state) {
    return client.get("/v1/cases?limit=1&state=" + state).body();
  }

  private static String firstId(String page) {
    return items(page).get(0).getString("id");
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

  /** Logs in and waits until the wall counts so many cases, live. */
  private static void watch(
      Browser browser, String wall, String password, int cases, String picture) {
    try (var context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(new ViewportSize(1920, 1080)))) {
      Page page = context.newPage();
      List<String> complaints = new CopyOnWriteArrayList<>();
      page.onPageError(complaints::add);
      page.setDefaultTimeout(PATIENCE_MILLIS);
      page.navigate(wall);
      page.getByTestId("login-user").fill("admin");
      page.getByTestId("login-password").fill(password);
      page.getByTestId("login-submit").click();
      var patience = new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
      assertThat(page.getByTestId("wall")).hasAttribute("data-state", "live", patience);
      await().atMost(Duration.ofMillis((long) PATIENCE_MILLIS)).until(() -> count(page) >= cases);
      if (!picture.isEmpty()) {
        await()
            .atMost(Duration.ofMinutes(5))
            .until(() -> count(page) >= 400 && number(page, "count-alerts") > 3);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(picture)));
      }
      assertThat(complaints).as("errors of the page").isEmpty();
    }
  }

  private static int count(Page page) {
    return number(page, "count-dispatched") + number(page, "count-desk");
  }

  private static int number(Page page, String testId) {
    String value = page.getByTestId(testId).getAttribute("data-value");
    return value == null || value.isEmpty() ? 0 : Integer.parseInt(value);
  }
}
