package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of traffic on the wall of Testville, in a real browser, on the real API. */
class WallTrafficIT {
  /** Share of Testville's width at which a stretch of the Ring Road lies that is nothing else. */
  private static final double RING_ROAD_EAST = 0.3;

  @TempDir Path directory;
  private static Chromium chromium;

  private CityUnderTest city;
  private LiveView view;
  private WallScreen wall;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  /** A city for each: what was once measured in it stays. */
  @BeforeEach
  void openWall() throws Exception {
    city = CityUnderTest.start(directory);
    view = new LiveView(city.redis());
    view.pulse();
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(city.apiPort());
  }

  @AfterEach
  void closeWall() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
    view.close();
    city.close();
  }

  @Test
  void opensTheRoadThatIsClickedOn() {
    view.drive("ring-3.2", 17.4, "SEVERE");
    signIn();
    wall.sees("wall", "data-traffic", "1");
    wall.clickOnMiddleLine(RING_ROAD_EAST);

    wall.sees("detail", "data-kind", "segment");
    wall.sees("detail", "data-id", "ring-3.2");
    wall.sees("detail-state", "data-level", "SEVERE");
    wall.reads("detail-content", "17 km/h");
    wall.reads("segment-queue", "1,400 m");
    wall.reads("curve-empty", "Nothing is remembered of it yet.");
  }

  /** What is told after the wall was opened is on it at once, and nobody asks for it. */
  @Test
  void showsWhatChangesAsSoonAsTheViewHasItWithoutAsking() {
    List<String> asked = new CopyOnWriteArrayList<>();
    wall.page().onRequest(request -> asked.add(request.url()));
    signIn();
    wall.sees("map", "data-crowd", "UNKNOWN:2");
    view.drive("ring-3.2", 70, "CLEAR");
    wall.sees("wall", "data-traffic", "1");
    wall.clickOnMiddleLine(RING_ROAD_EAST);
    wall.sees("detail-state", "data-level", "CLEAR");
    view.drive("ring-3.2", 17.4, "SEVERE");
    view.drive("ring-3.1", 60, "CLEAR");
    wall.sees("detail-state", "data-level", "SEVERE");
    wall.sees("wall", "data-traffic", "2");
    view.fill("square", 0);
    wall.sees("map", "data-crowd", "D:1 UNKNOWN:1");
    wall.reads(wall.row("hot-row", "square"), "3,600");
    LiveNetworks.tell(city.bootstrapServers(), now());
    wall.reads(wall.row("network-row", "990100"), "3.4");
    assertThat(asked)
        .noneMatch(url -> url.contains("/v1/segments") || url.contains("=traffic/area"));
  }

  /** What is gone from the view is not shown as if it were there, and what comes then is. */
  @Test
  void forgetsWhatTheViewHasLostAndShowsWhatComesAfterwards() {
    view.drive("ring-3.2", 17.4, "SEVERE");
    view.drive("ring-3.1", 60, "CLEAR");
    view.fill("square", 0);
    signIn();
    wall.sees("wall", "data-traffic", "2");
    wall.sees("map", "data-crowd", "D:1 UNKNOWN:1");
    city.loseView();
    wall.sees("wall", "data-traffic", "0");
    wall.sees("map", "data-crowd", "UNKNOWN:2");
    view.drive("ring-3.1", 20, "SEVERE");
    wall.sees("wall", "data-traffic", "1");
  }

  /** The worst first, what is mostly assumed as such; the way is marked, in both languages. */
  @Test
  void showsHowLongOneDrivesBetweenPlacesAndHowFarThatWasMeasured() {
    LiveTravel.leave(city.redis(), Duration.ofMinutes(6));
    signIn();
    wall.reads(wall.part("travel-row").first(), "West Gate→Hill End");
    wall.reads(wall.row("travel-row", "west-hill"), "32 min");
    wall.reads(wall.row("travel-row", "west-hill"), "+8 min vs usual · 84% measured");
    wall.reads(wall.row("travel-row", "market-hill"), "9 min on empty roads · 20% measured");
    assertThat(wall.row("travel-row", "west-hill").getAttribute("data-level")).isEqualTo("SEVERE");
    assertThat(wall.row("travel-row", "market-hill").getAttribute("data-level"))
        .isEqualTo("UNKNOWN");
    wall.row("travel-row", "west-hill").click();
    wall.sees("detail", "data-kind", "travel");
    wall.reads("travel-roads", "Ring Road");
    wall.reads("travel-note", "free flow is assumed");
    wall.sees("map", "data-way", "6");
    wall.part("language").click();
    wall.reads(wall.row("travel-row", "west-hill"), "较常态 +8 分钟 · 实测 84%");
    wall.reads("detail-content", "西门 → 山口");
    wall.picture("travel");
    wall.part("detail-close").click();
    wall.sees("map", "data-way", "0");
  }

  @Test
  void showsAnOldTravelTimeAsOld() {
    LiveTravel.leave(city.redis(), Duration.ofMinutes(11));
    signIn();
    wall.reads(wall.row("travel-row", "west-hill"), "old: measured at");
    assertThat(wall.row("travel-row", "west-hill").getAttribute("data-old")).isEqualTo("true");
    assertThat(wall.row("travel-row", "west-hill").getAttribute("data-level")).isEqualTo("UNKNOWN");
  }

  /** The city first, then the worst district; how much is congested; in both languages. */
  @Test
  void showsHowCongestedTheCityAndItsDistrictsAre() {
    LiveNetworks.tell(city.bootstrapServers(), now());
    signIn();
    wall.reads(wall.part("network-row").first(), "Testville");
    wall.reads(wall.row("network-row", "990100"), "3.4");
    wall.reads(
        wall.row("network-row", "990101"), "Severe congestion · 62% congested · 2.21 × free flow");
    assertThat(wall.row("network-row", "990101").getAttribute("data-level")).isEqualTo("SEVERE");
    assertThat(wall.row("network-row", "990101").getAttribute("data-old")).isNull();
    wall.part("language").click();
    wall.reads(wall.row("network-row", "990101"), "严重拥堵 · 拥堵里程 62% · 行程时间比 2.21");
    wall.reads("network-panel", "交通指数");
    wall.picture("networks");
    wall.part("network-toggle").click();
    wall.hasNone(wall.page().locator("[data-testid='network-panel']:visible"));
  }

  @Test
  void showsAnOldIndexAsOld() {
    LiveNetworks.tell(city.bootstrapServers(), now().minus(Duration.ofMinutes(11)));
    signIn();
    wall.reads(wall.row("network-row", "990101"), "old: measured at");
    assertThat(wall.row("network-row", "990101").getAttribute("data-old")).isEqualTo("true");
    assertThat(wall.row("network-row", "990101").getAttribute("data-level")).isEqualTo("UNKNOWN");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private void signIn() {
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
  }
}
