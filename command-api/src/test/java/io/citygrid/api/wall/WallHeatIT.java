package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import io.citygrid.geo.LonLat;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where devices are heard and how many people that makes, in a real browser, on the real API. */
class WallHeatIT {
  private static final LonLat SQUARE = new LonLat(118.05, 31.05);

  @TempDir static Path directory;
  private static Chromium chromium;
  private static CityUnderTest city;

  private WallScreen wall;

  @BeforeAll
  static void startCity() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
  }

  @AfterAll
  static void stopCity() {
    if (chromium != null) {
      chromium.close();
      city.close();
    }
  }

  @BeforeEach
  void openWall() {
    city.loseView();
    try (LiveView view = new LiveView(city.redis())) {
      view.pulse();
    }
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(city.apiPort());
  }

  @AfterEach
  void closeWall() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
  }

  /** Coarse tiles of the whole city, fine ones near by; none of a window that has passed. */
  @Test
  void showsWhereDevicesAreHeardCoarserByZoom() {
    String coarse = LiveHeat.leave(city.redis(), SQUARE, 14, 900, 1);
    String fine = LiveHeat.leave(city.redis(), SQUARE, 16, 120, 1);
    String beside = LiveHeat.leave(city.redis(), new LonLat(118.056, 31.05), 16, 80, 1);
    LiveHeat.leave(city.redis(), new LonLat(118.09, 31.05), 14, 300, 30);
    signIn();
    wall.sees("map", "data-heat", "");
    wall.part("layers-toggle").click();
    wall.part("layer-heat").check();
    wall.sees("map", "data-heat", coarse + ":900");
    wall.reads("legend", "few hidden");
    wall.hasOne(wall.page().getByTitle("Devices heard, not people"));
    wall.picture("heat");
    wall.part("zoom-in").click();
    wall.part("zoom-in").click();
    wall.sees("map", "data-heat", fine + ":120 " + beside + ":80");
    wall.part("zoom-city").click();
    wall.sees("map", "data-heat", coarse + ":900");
    wall.part("layer-heat").uncheck();
    wall.sees("map", "data-heat", "");
  }

  /** Far away of a tile, near by of the grid cell too. */
  @Test
  void saysHowManyPeopleThatMakesWhereTheMapIsPointedAt() {
    String tile = LiveHeat.leave(city.redis(), new LonLat(118.15, 31.05), 14, 300, 1);
    LiveHeat.leaveCell(city.redis(), "990102001000001", 400, 1);
    LiveHeat.leaveCell(city.redis(), "990102001000002", 400, 1);
    signIn();
    wall.part("layers-toggle").click();
    wall.part("layer-heat").check();
    wall.part("layers-toggle").click();
    wall.sees("map", "data-heat", tile + ":300");
    pointUntilShown("data-tile", tile);
    wall.reads("cell-tip", "300 devices heard ± 2%");
    wall.reads("cell-tip", "≈ 600 people ± 25%");
    wall.reads("cell-tip", "0.013 per m² · A · free");
    wall.reads("cell-tip", "↘ -4 a minute");
    wall.reads("cell-tip", "usually 450 people · +33%");
    wall.picture("cell-tip");
    comeCloserUntilGridIsDrawn();
    pointUntilShown("data-cell", "99010200100000");
    wall.reads("cell-tip", "≈ 800 people ± 25%");
    wall.part("layers-toggle").click();
    wall.part("layer-heat").uncheck();
    wall.page().mouse().move(900, 540);
    wall.sees("cell-tip", "hidden", "");
  }

  /** A click while the map still moves brings it less than a zoom closer. */
  private void comeCloserUntilGridIsDrawn() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              String fences = wall.part("map").getAttribute("data-fences");
              boolean isDrawn = fences.matches(".*social:[1-9].*");
              if (!isDrawn) {
                wall.part("zoom-in").click();
              }
              return isDrawn;
            });
  }

  /** Moves over the middle of the map until the tip is of a tile or cell whose id begins so. */
  private void pointUntilShown(String attribute, String id) {
    BoundingBox map = wall.part("map").boundingBox();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              for (double down = 0.4; down < 0.6; down += 0.02) {
                for (double share = 0.3; share < 0.7; share += 0.02) {
                  wall.page().mouse().move(map.x + share * map.width, map.y + down * map.height);
                  String shown = wall.part("cell-tip").getAttribute(attribute);
                  if (shown != null && shown.startsWith(id)) {
                    return true;
                  }
                }
              }
              return false;
            });
  }

  private void signIn() {
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
  }
}
