package io.citygrid.api.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Mouse;
import io.citygrid.api.ApiClient;
import io.citygrid.city.testville.TestvilleMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator draws fences in a real browser, with the mouse. */
class FencesPageIT {
  private static final List<String> ABOUT_THE_CORNER =
      List.of("990101001000001", "990101001000002", "990101002000001", "990101002000002");

  @TempDir static Path directory;
  private static Chromium chromium;
  private static CityUnderTest city;
  private static ApiClient admin;
  private WallScreen screen;

  @BeforeAll
  static void startCity() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    admin = new ApiClient(city.apiPort()).signedIn("admin", city.administratorPassword());
    await().atMost(Duration.ofSeconds(30)).until(() -> admin.get("/v1/city").statusCode() == 200);
  }

  @AfterAll
  static void stopCity() {
    if (chromium != null) {
      chromium.close();
      city.close();
    }
  }

  @BeforeEach
  void openFromTheWall() {
    screen = new WallScreen(chromium.browser(), "en-GB");
    screen.open(city.apiPort());
    screen.signIn("admin", city.administratorPassword());
    screen.part("fences-link").click();
    screen.sees("fence-map", "data-layer", "social");
  }

  @AfterEach
  void close() {
    List<String> complaints = List.copyOf(screen.complaints());
    screen.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aCornerMovesForAllFencesThatHaveItAndIsPublishedForAllAtOnce() {
    long version = version("social");
    FenceMap map = new FenceMap(screen, 118.0, 31.0, 118.25, 31.1);
    map.click(118.025, 31.08);
    screen.reads("fence-name", "990101001000001");
    screen.reads("fence-size", "North Street");

    map.drag(118.05, 31.05, 118.06, 31.04);
    changed(ABOUT_THE_CORNER);
    assertThat(screen.part("fence-publish")).isDisabled();
    screen.part("fence-undo").click();
    changed(List.of());

    map.drag(118.05, 31.05, 118.06, 31.04);
    changed(ABOUT_THE_CORNER);
    screen.part("fence-try").click();
    screen.reads("consequence-ground", "No gaps, no new overlaps");
    screen.reads("consequence-cases", "open cases stay where they are");
    screen.picture("fences-tried");
    screen.part("fence-publish").click();
    screen.reads("fence-say", "Published. Version ");
    changed(List.of());

    assertThat(version("social")).isGreaterThan(version);
    for (String id : ABOUT_THE_CORNER) {
      List<List<Double>> ring = ring("social", id);
      List<Double> moved =
          ring.stream().filter(at -> Math.abs(at.get(0) - 118.06) < 0.002).findAny().orElseThrow();
      assertThat(moved.get(1)).as(id).isBetween(31.038, 31.042);
      assertThat(ring.stream().filter(at -> !at.equals(moved)))
          .as("corners of %s that nobody moved", id)
          .allMatch(at -> List.of(118.0, 118.05, 118.1).contains(at.get(0)))
          .allMatch(at -> List.of(31.0, 31.05, 31.1).contains(at.get(1)));
    }
  }

  /** A case at 118.025, 31.075 lies in North Street's cell, which is drawn so that it does not. */
  @Test
  void whatWouldLoseItsFenceIsSaidBeforeItIsPublished() {
    try (LiveView view = new LiveView(city.redis())) {
      view.show(TestvilleMessages.DISPATCHED);
      screen.part("fence-layer").selectOption("appearance");
      screen.sees("fence-map", "data-layer", "appearance");
      List<List<Double>> before = ring("appearance", "A-990101001");
      FenceMap map = new FenceMap(screen, 118.0, 31.0, 118.3, 31.1);
      map.click(118.08, 31.06);
      screen.reads("fence-name", "A-990101001");

      map.drag(118.0, 31.1, 118.07, 31.07);
      changed(List.of("A-990101001"));
      screen.part("fence-try").click();

      screen.reads("consequence-ground", "would lie in no fence");
      screen.reads("consequence-cases", "1 of 1 open cases would be elsewhere");
      screen.row("consequence-row", TestvilleMessages.DISPATCHED.caseId()).waitFor();
      screen.picture("fences-uncovered");
      screen.part("language").click();
      screen.reads("consequence-ground", "将不属于任何围栏");
      screen.part("language").click();

      map.drag(118.07, 31.07, 118.02, 31.09);
      assertThat(screen.part("consequence")).isHidden();
      screen.part("fence-discard").click();
      changed(List.of());
      assertThat(ring("appearance", "A-990101001")).isEqualTo(before);
    }
  }

  @Test
  void whatSomebodyElseDrewMeanwhileIsNotWrittenOver() {
    screen.part("fence-layer").selectOption("market");
    screen.sees("fence-map", "data-layer", "market");
    String first = ids("market").get(0);
    List<List<Double>> ring = ring("market", first);
    FenceMap map = new FenceMap(screen, 118.0, 31.0, 118.3, 31.1);
    map.click(ring.get(0).get(0) + 0.02, ring.get(0).get(1) + 0.02);
    screen.reads("fence-name", first);
    map.drag(ring.get(0).get(0), ring.get(0).get(1), ring.get(0).get(0) + 0.01, 31.005);
    ok(admin.send("PUT", "/v1/layers/market/fences/" + first, feature("market", first)));

    screen.part("fence-try").click();
    screen.reads("fence-say", "Somebody else changed this layer meanwhile");
    assertThat(screen.part("fence-publish")).isDisabled();

    screen.part("fence-discard").click();
    changed(List.of());
    map.drag(ring.get(0).get(0), ring.get(0).get(1), ring.get(0).get(0) + 0.01, 31.005);
    screen.part("fence-try").click();
    screen.reads("consequence-cases", "open cases");
  }

  @Test
  void onlyAdministratorsOfTheWholeCityAreLetIn() {
    ok(
        admin.send(
            "POST",
            "/v1/users",
            """
            {"id":"watcher","password":"long enough","roles":["OPERATOR"],"areas":["990100"]}"""));
    try (WallScreen other = new WallScreen(chromium.browser(), "en-GB")) {
      other.page().navigate("http://127.0.0.1:" + city.apiPort() + "/fences.html");
      other.signIn("watcher", "long enough");
      other.reads("login-error", "drawn by administrators of the whole city");
      other.open(city.apiPort());
      other.signIn("watcher", "long enough");
      other.sees("wall", "data-state", "live");
      assertThat(other.part("fences-link")).isHidden();
    }
  }

  private void changed(List<String> ids) {
    assertThat(screen.part("fence-ids").locator("button")).hasText(ids.toArray(String[]::new));
  }

  private static long version(String layer) {
    return ok(admin.get("/v1/layers")).getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("id").equals(layer))
        .findFirst()
        .orElseThrow()
        .getLong("version");
  }

  private static List<String> ids(String layer) {
    return ok(admin.get("/v1/layers/" + layer)).getJsonArray("features").stream()
        .map(one -> ((JsonObject) one).getJsonObject("properties").getString("id"))
        .toList();
  }

  /** The fence as it is, drawn once more but for its last decimal. */
  private static String feature(String layer, String fence) {
    JsonArray ring = new JsonArray();
    List<List<Double>> corners = ring(layer, fence);
    for (int i = 0; i < corners.size(); i++) {
      double lat = corners.get(i).get(1) + (i == 1 ? 0.0001 : 0);
      ring.add(new JsonArray().add(corners.get(i).get(0)).add(lat));
    }
    return new JsonObject()
        .put("type", "Feature")
        .put(
            "geometry",
            new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(ring)))
        .encode();
  }

  private static List<List<Double>> ring(String layer, String fence) {
    JsonArray ring =
        ok(admin.get("/v1/layers/" + layer)).getJsonArray("features").stream()
            .map(JsonObject.class::cast)
            .filter(one -> one.getJsonObject("properties").getString("id").equals(fence))
            .findFirst()
            .orElseThrow()
            .getJsonObject("geometry")
            .getJsonArray("coordinates")
            .getJsonArray(0);
    return IntStream.range(0, ring.size())
        .mapToObj(ring::getJsonArray)
        .map(at -> List.of(at.getDouble(0), at.getDouble(1)))
        .toList();
  }

  private static JsonObject ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return new JsonObject(answer.body());
  }

  /** Where places of the map are on the screen while a whole layer is seen. */
  private record FenceMap(WallScreen screen, double west, double south, double east, double north) {
    private static final double MARGIN = 30;

    void click(double lon, double lat) {
      screen.page().mouse().click(x(lon), y(lat));
    }

    void drag(double fromLon, double fromLat, double toLon, double toLat) {
      Mouse mouse = screen.page().mouse();
      mouse.move(x(fromLon), y(fromLat));
      mouse.down();
      mouse.move(x(toLon), y(toLat), new Mouse.MoveOptions().setSteps(5));
      mouse.up();
    }

    private double left() {
      return screen.page().locator(".drawing aside").boundingBox().width + 2 * MARGIN;
    }

    /** Pixels for a unit of Mercator's map. */
    private double scale() {
      return Math.min(
          (1920 - left() - MARGIN) / (mercatorX(east) - mercatorX(west)),
          (1080 - 2 * MARGIN) / (mercatorY(north) - mercatorY(south)));
    }

    private double x(double lon) {
      double middle = (left() + 1920 - MARGIN) / 2;
      return middle + scale() * (mercatorX(lon) - (mercatorX(west) + mercatorX(east)) / 2);
    }

    private double y(double lat) {
      return 540 - scale() * (mercatorY(lat) - (mercatorY(south) + mercatorY(north)) / 2);
    }

    private static double mercatorX(double lon) {
      return Math.toRadians(lon);
    }

    private static double mercatorY(double lat) {
      return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2));
    }
  }
}
