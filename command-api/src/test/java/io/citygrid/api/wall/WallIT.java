package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees on the wall of Testville, in a real browser, on the real API. */
class WallIT {
  private static final String CASE = "0123456789ABCDEF";
  private static final String MISSED = "MSSD000000000001";

  private static final double CENTRAL_SQUARE_EAST = 1.0 / 6;

  private static final String ALERT = "water-high/wl-01/1780000000";

  @TempDir static Path directory;
  private static Chromium chromium;
  private static Vertx vertx;
  private static CityUnderTest city;

  private LiveView view;
  private CuttableLine line;
  private WallScreen wall;

  @BeforeAll
  static void startCity() throws Exception {
    chromium = Chromium.launch();
    vertx = Vertx.vertx();
    city = CityUnderTest.start(directory);
  }

  @AfterAll
  static void stopCity() {
    if (chromium != null) {
      chromium.close();
      city.close();
      vertx.close().await();
    }
  }

  @BeforeEach
  void openWall() {
    city.loseView();
    view = new LiveView(city.redis());
    view.pulse();
    line = CuttableLine.to(vertx, city.apiPort());
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(line.port());
  }

  @AfterEach
  void closeWall() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
    line.close();
    view.close();
  }

  @Test
  void saysInASentenceWhySigningInFailed() {
    wall.signIn("admin", "");
    wall.reads("login-error", "Please enter user and password.");
    wall.signIn("admin", "not the password");
    wall.reads("login-error", "User or password is wrong.");
    assertThat(wall.page().url()).doesNotContain("password");
  }

  @Test
  void showsTheCityAndWhatHappensLive() {
    signIn();
    wall.reads("city-name", "Testville");
    wall.sees("map", "data-fences", "district:3 township:0 social:0 market:0 appearance:0");
    wall.reads("district-" + LiveView.RIVER, "River District");

    view.dispatchCase(CASE);
    wall.reads(wall.row("ticker-row", CASE), "River District Urban Management");
    wall.sees("wall", "data-map-cases", "1");
    wall.sees("count-dispatched", "data-value", "1");
    wall.reads("district-990101-dispatched", "1");

    view.raiseAlert(ALERT);
    wall.reads(wall.row("alert-row", ALERT), "Water too high");
    wall.sees("wall", "data-map-alerts", "1");
    wall.sees("count-alerts", "data-value", "1");

    view.clearAlert(ALERT);
    wall.hasNone(wall.row("alert-row", ALERT));
    wall.sees("wall", "data-map-alerts", "0");
  }

  @Test
  void showsTasksOfTheOfficeWithLightProgressAndSteps() {
    Instant now = Instant.now();
    view.task("T-GREEN", 1, false, now.plusSeconds(30_000));
    signIn();
    wall.sees("office", "data-count", "1");
    view.task("T-RED", 1, false, now.minusSeconds(600));
    wall.sees("office", "data-count", "2");
    wall.part("office").click();
    wall.hasOne(wall.row("office-row", "T-RED"));
    assertThat(wall.part("office-row").first().getAttribute("data-light")).isEqualTo("RED");
    wall.reads(wall.part("office-row").first(), "River District Urban Management");
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/office-list.png")));

    wall.row("office-row", "T-GREEN").press("Enter");
    wall.sees("detail", "data-id", "T-GREEN");
    wall.sees("office-progress", "aria-valuenow", "75");
    wall.reads("office-steps", "Pump");
    wall.reads("office-owner", "River District Urban Management");
    wall.reads("office-history", "Step finished");
    view.task("T-GREEN", 2, true, now.plusSeconds(30_000));
    wall.sees("office-progress", "aria-valuenow", "100");
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/office-task.png")));
    wall.part("language").click();
    wall.reads("office-steps", "抽排");
    wall.reads("office", "任务");
  }

  @Test
  void explainsWhyACaseIsOnTheManualDesk() {
    signIn();
    view.putOnDesk(CASE);
    wall.row("desk-row", CASE).click();

    wall.sees("detail", "data-id", CASE);
    wall.sees("detail-why", "data-reason", "NEAR_EDGE");
    wall.reads(wall.part("detail-candidate").nth(1), "Hill District Urban Management");
    wall.reads(wall.part("detail-candidate").nth(1), "beyond the edge");
    wall.reads(wall.part("detail-candidate").nth(1), "4.8 m");
  }

  @Test
  void findsACaseByItsNumberAndShowsWhatCitizensWroteAsText() {
    view.dispatchCase(CASE);
    signIn();
    wall.part("search-id").fill("no such");
    wall.part("search-id").press("Enter");
    wall.sees("search", "data-result", "missing");
    wall.part("search-id").fill("0123 4567 89ab cdef");
    wall.part("search-id").press("Enter");

    wall.sees("search", "data-result", "found");
    wall.reads("detail-description", "<b>垃圾</b> beside the school gate");
    wall.reads("detail-why", "responsibility.csv:3");
  }

  @Test
  void showsTheLatestReadingOfADevice() {
    view.raiseAlert(ALERT);
    signIn();
    view.read(61.25);
    wall.row("alert-row", ALERT).click();
    wall.part("detail-to-device").click();
    wall.reads("reading-row", "61.25 cm");
    view.read(64.5);
    wall.reads("reading-row", "64.5 cm");
  }

  /** What a festival does on the wall: coloured on the map, listed first, in both languages. */
  @Test
  void showsACrowdWhereItGathersAndHowItGoesOn() {
    view.fill("square", 0);
    signIn();
    wall.sees("map", "data-crowd", "D:1 UNKNOWN:1");
    wall.hasOne(wall.row("hot-row", "square"));
    wall.reads(wall.row("hot-row", "square"), "3,600");
    wall.reads(wall.row("hot-row", "square"), "in 30 min 3,900 (3,500–4,300)");
    wall.reads(wall.row("hot-row", "square"), "+200% vs usual");
    wall.reads(wall.row("hot-row", "square"), "full in 4 min");
    assertThat(wall.row("hot-row", "square").getAttribute("data-warning")).isEqualTo("ORANGE");
    wall.clickOnMiddleLine(CENTRAL_SQUARE_EAST);

    wall.sees("detail", "data-kind", "crowd");
    wall.sees("detail", "data-id", "square");
    wall.sees("crowd-warning", "data-level", "ORANGE");
    wall.reads("forecast-row", "3,500–4,300");
    wall.reads("crowd-full", "full in 4 min");
    wall.part("language").click();
    wall.reads("detail-content", "中心广场");
    wall.reads("detail-state", "密集");
  }

  @Test
  void showsAnOldCrowdAsOldAndOneThatWasNeverMeasuredAsUnknown() {
    view.fill("square", 6);
    signIn();
    wall.sees("map", "data-crowd", "UNKNOWN:2");
    assertThat(wall.row("hot-row", "square").getAttribute("data-old")).isEqualTo("true");
    wall.row("hot-row", "square").click();
    wall.reads("crowd-old", "Old: measured until");
  }

  /** What a camera sees, with its level of service; what it saw before is gone. */
  @Test
  void showsHowDenseItIsUnderCameras() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    LiveMeasure.tell(city.bootstrapServers(), now);
    signIn();
    wall.reads(wall.row("measuring", "square-passage"), "1.94 /m²");
    wall.reads(wall.row("measuring", "square-passage"), "0.6 m/s · line → 12 ← 3");
    assertThat(wall.row("measuring", "square-passage").getAttribute("data-level")).isEqualTo("E");
    assertThat(wall.row("measuring", "square-passage").getAttribute("data-old")).isNull();
    wall.part("language").click();
    wall.reads("measuring-panel", "测量区密度与过线");
  }

  /** Unusual areas first, then the strongest flows, in both languages. */
  @Test
  void showsWhatFlowsBetweenDistrictsAndWhereUnusuallyManyCome() {
    LiveFlow.leave(city.redis(), Duration.ofMinutes(12));
    signIn();
    wall.sees("map", "data-flow", "4");
    wall.reads("flow-list", "▲ River District");
    wall.reads("flow-list", "usually 600");
    wall.reads(wall.part("flow-row").first(), "Hill District→River District");
    wall.reads(wall.part("flow-row").first(), "1,100");
    wall.sees("flow-panel", "data-old", "false");
    wall.picture("flow");
    wall.part("language").click();
    wall.reads("flow-panel", "区域流量");
    wall.reads(wall.part("flow-row").first(), "山区→江区");
  }

  @Test
  void showsAnOldFlowAsOldAndNotOnTheMap() {
    // The next quarter of an hour is due ten minutes after its end, and five are allowed for.
    LiveFlow.leave(city.redis(), Duration.ofMinutes(31));
    signIn();
    wall.sees("map", "data-flow", "old");
    wall.sees("flow-panel", "data-old", "true");
    wall.reads("flow-at", "old: ");
    wall.hasNone(wall.part("flow-unusual"));
  }

  @Test
  void saysThatItIsStaleAfterACutAndBringsExactlyWhatWasMissed() {
    signIn();
    view.dispatchCase(CASE);
    wall.sees("wall", "data-map-cases", "1");

    line.cut();
    wall.sees("wall", "data-state", "reconnecting");
    wall.sees("counters", "data-live", "false");
    wall.sees("wall", "data-state", "stale");
    wall.reads("connection-text", "Stale: data from");
    wall.reads("banner", "No connection since");
    view.dispatchCase(MISSED);
    line.mend();

    wall.sees("wall", "data-sync", "resumed");
    wall.sees("wall", "data-state", "live");
    wall.hasOne(wall.row("ticker-row", MISSED));
    wall.sees("wall", "data-map-cases", "2");
    wall.sees("notice", "data-kind", "resumed");
    wall.sees("counters", "data-live", "true");
  }

  @Test
  void doesNotTakeASilentServerForACalmCity() {
    signIn();
    line.mute();
    wall.sees("wall", "data-state", "stale");
    wall.sees("banner", "data-cause", "disconnected");
    line.mend();
    wall.sees("wall", "data-state", "live");
  }

  @Test
  void saysThatItShowsAFreshSnapshotWhenTheViewWasMadeAnew() {
    view.dispatchCase(CASE);
    signIn();
    wall.sees("wall", "data-map-cases", "1");
    line.cut();
    city.loseView();
    view.dispatchCase(MISSED);
    line.mend();

    wall.sees("wall", "data-sync", "snapshot:epoch-changed");
    wall.reads("notice", "Fresh snapshot: the live view was rebuilt");
    wall.hasNone(wall.row("ticker-row", CASE));
    wall.sees("wall", "data-map-cases", "1");
  }

  @Test
  void speaksChineseAndEnglish() {
    view.putOnDesk(CASE);
    signIn();
    wall.reads(wall.row("desk-row", CASE), "Exposed waste");
    wall.part("language").click();

    wall.reads("city-name", "试验城");
    wall.reads("connection-text", "实时");
    wall.reads(wall.row("desk-row", CASE), "暴露垃圾");
    wall.reads(wall.row("desk-row", CASE), "靠近边界");
    wall.part("language").click();
    wall.reads("city-name", "Testville");
  }

  @Test
  void keepsTheSessionOverAReloadAndForgetsItOnSigningOut() {
    signIn();
    wall.page().reload();
    wall.sees("wall", "data-state", "live");
    wall.part("sign-out").click();

    wall.hasOne(wall.page().locator("[data-testid='login']:visible"));
    assertThat(wall.page().evaluate("sessionStorage.length")).isEqualTo(0);
  }

  private void signIn() {
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
  }
}
