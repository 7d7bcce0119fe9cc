package io.citygrid.api.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.AlertLevel;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.event.WarningResult;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.testville.TestvilleWarningMessages;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warnings on the wall, and bulletins in at the door; the test warns in the job's place. */
class WarningsIT {
  private static final String STORM = "storm/weather@testville.example/暴雨/1772410500000";
  private static final String OTHER = "storm/river@testville.example/洪水/1772410500001";

  private static final String FOUND = TestvilleWarningMessages.CLUSTER.findingId();

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Chromium chromium;
  private CityUnderTest city;
  private LiveView view;
  private WallScreen wall;

  @BeforeEach
  void openTheWall() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    view = new LiveView(city.redis());
    view.pulse();
    view.warn(OTHER, 1, AlertLevel.BLUE, WarningState.OPEN);
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(city.apiPort());
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
  }

  @AfterEach
  void close() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
    view.close();
    city.close();
    chromium.close();
  }

  @Test
  void aWarningIsSeenTakenInHandAndGoneWhenItIsOver() throws Exception {
    wall.sees("warnings", "data-count", "1");
    view.warn(STORM, 1, AlertLevel.ORANGE, WarningState.OPEN);
    wall.sees("warnings", "data-count", "2");
    var first = wall.part("warning").first();
    wall.reads(first, "Orange warning");
    wall.reads(first, "Orange rainstorm warning for River District");
    wall.reads(first, "Pump the water out");
    wall.reads(first, "For: Water Company, Operator");
    wall.reads(first, "River District · since");
    wall.reads(first, "In nobody's hand");
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/warnings.png")));
    var second = wall.row("warning", OTHER);
    assertThat(second.getByTestId("warning-instruction")).isHidden();
    second.getByTestId("warning-fold").press("Enter");
    assertThat(second.getByTestId("warning-instruction")).isVisible();

    var taken =
        wall.page()
            .waitForResponse(
                response -> response.url().endsWith("/acknowledge"),
                () -> wall.part("warning-acknowledge").first().press("Enter"));
    assertThat(taken.status()).isEqualTo(202);
    assertThat(new JsonObject(taken.request().postData()).getLong("seenVersion")).isEqualTo(1);
    String key = taken.request().allHeaders().get("idempotency-key");
    var asked =
        wall.page().waitForRequest(request -> request.url().endsWith("/acknowledge"), () -> {});
    assertThat(asked.allHeaders().get("idempotency-key"))
        .as("what nobody has decided is asked for again under its own key")
        .isEqualTo(key);
    view.takeInHand(STORM, 2, AlertLevel.ORANGE, "admin");
    wall.reads(wall.row("warning", STORM), "admin,");
    wall.hasNone(wall.row("warning", STORM).locator("button"));

    wall.part("language").click();
    wall.reads(wall.row("warning", STORM), "橙色预警");
    wall.reads(wall.row("warning", STORM), "江区气象台发布暴雨橙色预警");
    wall.reads(wall.row("warning", STORM), "抽排积水");
    wall.reads(wall.row("warning", STORM), "发布对象：");

    view.warn(STORM, 3, AlertLevel.RED, WarningState.OPEN);
    wall.reads(wall.row("warning", STORM), "尚未签收");
    view.warn(STORM, 4, AlertLevel.RED, WarningState.CANCELLED);
    wall.sees("warnings", "data-count", "1");
    view.warn(OTHER, 2, AlertLevel.BLUE, WarningState.EXPIRED);
    wall.sees("warnings", "data-count", "0");
    theApiSaysTheSame();
    whatStandsOutIsSeenLeadsToItsCasesAndIsGoneWhenItIsOver();
  }

  private void whatStandsOutIsSeenLeadsToItsCasesAndIsGoneWhenItIsOver() throws Exception {
    String evidence = TestvilleWarningMessages.CLUSTER.cases().get(0);
    view.dispatchCase(evidence);
    view.find(1, FindingState.OPEN);
    var row = wall.row("finding", FOUND);
    wall.sees("findings-panel", "data-count", "1");
    wall.reads(row, "时空聚集");
    wall.reads(row, "占道经营 · 江区 · 北街道");
    wall.reads(row, "3 天 7 起，常态 1.3 起 · 偶然约 400 天一遇");
    wall.part("language").click();
    wall.reads(row, "Cluster");
    wall.reads(row, "Stall on the road · River District · North Street");
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/findings.png")));

    row.press("Enter");
    wall.sees("detail", "data-kind", "finding");
    wall.reads(wall.part("finding-count"), "7 in 3 d, usually 1.3");
    wall.page()
        .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/finding-detail.png")));
    var opened =
        wall.page()
            .waitForResponse(
                response -> response.url().endsWith("/case"),
                () -> wall.part("finding-open-case").click());
    assertThat(opened.status()).isEqualTo(202);
    String caseId = new JsonObject(opened.text()).getString("caseId");
    wall.reads(wall.part("finding-open-case"), "Case taken");
    aTaskIsMadeOfItAndEachLeadsToTheOther();
    wall.row("evidence-case", evidence).click();
    wall.sees("detail", "data-kind", "case");
    wall.sees("detail", "data-id", evidence);

    findingsAreForThoseWhoseAreaTheyConcern(caseId);
    view.find(2, FindingState.ENDED);
    wall.sees("findings-panel", "data-count", "0");
    String path = "/v1/findings/" + URLEncoder.encode(FOUND, StandardCharsets.UTF_8);
    assertThat(ask("POST", path + "/case", "{}", token()).statusCode()).isEqualTo(409);
    assertThat(json(ask("GET", path, "", token()), 200).getString("state")).isEqualTo("ENDED");
  }

  private void aTaskIsMadeOfItAndEachLeadsToTheOther() {
    wall.part("finding-open-task").press("Enter");
    wall.part("finding-task-department").selectOption("river-urban");
    wall.part("finding-task-amount").fill("3");
    wall.page()
        .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/finding-task.png")));
    var drawn =
        wall.page()
            .waitForResponse(
                response -> response.url().endsWith("/v1/office/tasks"),
                () -> wall.part("finding-office-send").press("Enter"));
    assertThat(drawn.status()).as(drawn.text()).isEqualTo(202);
    JsonObject brief = new JsonObject(drawn.request().postData());
    assertThat(brief.getString("origin")).isEqualTo("finding:" + FOUND);
    assertThat(brief.getString("area")).isEqualTo("990101");
    assertThat(brief.getJsonObject("limit").getInteger("amount")).isEqualTo(3);
    wall.sees("finding-office-outcome", "data-result", "done");

    view.task("T-1", 1, false, Instant.now().plusSeconds(30_000), "finding:" + FOUND);
    wall.row("finding-to-task", "T-1").press("Enter");
    wall.sees("detail", "data-kind", "office-task");
    wall.part("office-to-origin").press("Enter");
    wall.sees("detail", "data-kind", "finding");
    wall.sees("detail", "data-id", FOUND);
  }

  private void findingsAreForThoseWhoseAreaTheyConcern(String caseId) throws Exception {
    String path = "/v1/findings/" + URLEncoder.encode(FOUND, StandardCharsets.UTF_8);
    String river = signIn("river", "990101");
    String hill = signIn("hill", "990102");
    for (String query : List.of("", "?kind=CLUSTER", "?area=990101", "?area=990101&kind=CLUSTER")) {
      assertThat(found(query, river)).as(query).hasSize(1);
      assertThat(found(query, token())).as(query).hasSize(1);
      assertThat(found(query, hill)).as(query).isEmpty();
    }
    for (String query : List.of("?kind=FALSE_ALARMS", "?area=990102", "?state=ENDED")) {
      assertThat(found(query, token())).as(query).isEmpty();
    }
    assertThat(ask("GET", "/v1/findings?kind=NONE", "", river).statusCode()).isEqualTo(400);
    assertThat(ask("GET", path, "", hill).statusCode()).isEqualTo(404);
    assertThat(ask("POST", path + "/case", "{}", hill).statusCode()).isEqualTo(404);
    JsonObject again = json(ask("POST", path + "/case", "{}", river), 202);
    assertThat(again.getString("caseId")).as("a finding has one case").isEqualTo(caseId);
    view.dispatchCase(caseId);
    json(ask("POST", path + "/case", "{}", river), 200);
    assertThat(ask("POST", path + "/case", "{\"category\":\"E0101\"}", river).body())
        .contains("must be that of the finding, E0102");
  }

  @Test
  void sourcesThatCannotBeBelievedAreShownWithTheReasonToThoseWhoseTheyAre() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> inRiver = List.of("990100", "990101");
    view.judge(
        ShownSource.of(SourceKind.SENSOR, "wl-01", now, 0.4, 3_600L, SourceFault.FUTURE, inRiver));
    view.judge(
        ShownSource.of(SourceKind.DETECTOR, "loop-1", now, 0.5, null, SourceFault.STUCK, inRiver));
    view.judge(
        ShownSource.of(
            SourceKind.VEHICLE,
            "taxi-7",
            now,
            0.8,
            null,
            SourceFault.TWO_VEHICLES,
            List.of("990100")));
    view.judge(
        ShownSource.of(SourceKind.COUNTER, "gate-1", now, 1, null, SourceFault.JUMP, inRiver));
    wall.page().reload();
    wall.sees("quality-panel", "data-count", "3");
    var gauge = wall.row("quality", "SENSOR/wl-01");
    wall.reads(gauge, "North Street gauge");
    wall.reads(gauge, "40% usable");
    wall.reads(gauge, "clock 60 min ahead");
    wall.reads(gauge, "from the future");
    wall.reads(gauge, "last good 82.5 cm");
    wall.reads(gauge, "45 min ago");
    wall.reads(wall.row("quality", "DETECTOR/loop-1"), "stuck");
    wall.hasNone(wall.row("quality", "COUNTER/gate-1"));
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/quality.png")));
    wall.part("language").click();
    wall.reads(gauge, "时钟快 60 分钟");
    wall.reads(gauge, "可用 40%");
    wall.reads(wall.row("quality", "VEHICLE/taxi-7"), "一号两车");

    String river = signIn("quality-river", "990101");
    String hill = signIn("quality-hill", "990102");
    assertThat(sources("", token())).hasSize(4);
    assertThat(sources("?suspect=true", token())).hasSize(3);
    assertThat(sources("?suspect=true", river)).hasSize(2);
    assertThat(sources("?suspect=true&area=990101&kind=SENSOR", river)).hasSize(1);
    assertThat(sources("?kind=VEHICLE", river)).as("vehicles are of the city").isEmpty();
    assertThat(sources("", hill)).isEmpty();
    JsonObject page = json(ask("GET", "/v1/quality?limit=2", "", token()), 200);
    assertThat(page.getInteger("total")).isEqualTo(4);
    assertThat(sources("?limit=2&before=" + page.getString("next"), token())).hasSize(2);
    JsonObject one = json(ask("GET", "/v1/quality/SENSOR/wl-01", "", river), 200);
    assertThat(one.getLong("clockOffSeconds")).isEqualTo(3_600);
    assertThat(ask("GET", "/v1/quality/SENSOR/wl-01", "", hill).statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/v1/quality?suspect=maybe", "", river).statusCode()).isEqualTo(400);
    assertThat(ask("GET", "/v1/quality?kind=GHOST", "", river).statusCode()).isEqualTo(400);
  }

  private JsonArray sources(String query, String token) throws Exception {
    return json(ask("GET", "/v1/quality" + query, "", token), 200).getJsonArray("items");
  }

  private JsonArray found(String query, String token) throws Exception {
    return json(ask("GET", "/v1/findings" + query, "", token), 200).getJsonArray("items");
  }

  private String signIn(String id, String area) throws Exception {
    JsonObject user =
        new JsonObject()
            .put("id", id)
            .put("password", "long enough")
            .put("roles", new JsonArray().add("OPERATOR"))
            .put("areas", new JsonArray().add(area))
            .put("department", "");
    json(ask("POST", "/v1/users", user.encode(), token()), 201);
    JsonObject who = new JsonObject().put("user", id).put("password", "long enough");
    HttpResponse<String> session = ask("POST", "/v1/session", who.encode(), token());
    return new JsonObject(session.body()).getString("token");
  }

  private void theApiSaysTheSame() throws Exception {
    JsonArray open =
        json(ask("GET", "/v1/warnings?state=OPEN", "", token()), 200).getJsonArray("items");
    assertThat(open).isEmpty();
    JsonObject storm = json(ask("GET", path(STORM), "", token()), 200);
    assertThat(storm.getString("state")).isEqualTo("CANCELLED");
    JsonObject wish = new JsonObject().put("seenVersion", 4).put("reason", "雨已停");
    JsonObject open202 = json(ask("POST", path(STORM) + "/cancel", wish.encode(), token()), 202);
    decide(open202.getString("commandId"));
    HttpResponse<String> late = ask("POST", path(STORM) + "/cancel", wish.encode(), token());
    assertThat(json(late, 409).getString("detailZh")).isEqualTo("没有此预警，或预警已结束");
    assertThat(ask("POST", path(STORM) + "/cancel", "{\"seenVersion\":4}", token()).body())
        .contains("must say why");
    assertThat(ask("POST", path(STORM) + "/cancel", "{\"seenVersion\":9}", token()).statusCode())
        .isEqualTo(400);
    assertThat(ask("POST", path("none") + "/cancel", wish.encode(), token()).statusCode())
        .isEqualTo(404);
  }

  private void decide(String commandId) {
    WarningOutcome outcome =
        new WarningOutcome(
            commandId,
            STORM,
            WarningResult.NO_SUCH_WARNING,
            0,
            null,
            Instant.parse("2026-03-02T00:00:00Z"),
            "warningId",
            "there is no such open warning",
            "没有此预警，或预警已结束");
    try (var writer = new RedisWriter(city.redis())) {
      writer.outcome(
          commandId, new String(Codecs.WARNING_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
    }
  }

  @Test
  void bulletinsComeInFromThoseWhoMayOnly() throws Exception {
    String xml = file("rainstorm-orange");
    JsonObject taken = json(ask("POST", "/v1/bulletins", xml, token()), 202);
    assertThat(taken.getJsonArray("areas")).containsExactly("990101");
    assertThat(taken.getString("bulletinId")).startsWith("990100@weather.example,");

    HttpResponse<String> wrong =
        ask("POST", "/v1/bulletins", xml.replace("Severe<", "Terrible<"), token());
    assertThat(json(wrong, 400).getJsonArray("errors").encode()).contains("info[1].severity");
    assertThat(ask("POST", "/v1/bulletins", "x".repeat(300_000), token()).statusCode())
        .isEqualTo(413);

    assertThat(ask("POST", "/v1/bulletins", xml, deviceToken("wl-*")).statusCode()).isEqualTo(403);
    String feed = deviceToken("bulletin:990100@weather.example");
    assertThat(ask("POST", "/v1/bulletins", xml, feed).statusCode()).isEqualTo(202);
  }

  private String deviceToken(String devices) throws Exception {
    String body =
        new JsonObject().put("name", devices).put("devices", new JsonArray().add(devices)).encode();
    return json(ask("POST", "/v1/device-tokens", body, token()), 201).getString("token");
  }

  private String token() {
    return String.valueOf(
        wall.page().evaluate("JSON.parse(sessionStorage.getItem('citygrid.session')).token"));
  }

  private static String path(String id) {
    return "/v1/warnings/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> ask(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    String type = body.startsWith("{") ? "application/json" : "application/cap+xml";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + city.apiPort() + path))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", "k1");
    if (!method.equals("GET")) {
      request.header("Content-Type", type);
    }
    return http.send(
        request
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private static String file(String name) throws IOException {
    try (InputStream in = WarningsIT.class.getResourceAsStream("/cap/" + name + ".xml")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
