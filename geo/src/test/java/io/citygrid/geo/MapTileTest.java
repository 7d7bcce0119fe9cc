package io.citygrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapTileTest {
  /** By the formula of the OpenStreetMap wiki (Slippy map tilenames), worked out by hand. */
  @Test
  void isTheTileOfTheWebMap() {
    assertThat(MapTile.of(new LonLat(0, 0), 1)).isEqualTo(new MapTile(1, 1, 1));
    assertThat(MapTile.of(new LonLat(-180, 85.06), 3)).isEqualTo(new MapTile(3, 0, 0));
    assertThat(MapTile.of(new LonLat(180, -90), 3)).isEqualTo(new MapTile(3, 7, 7));
    assertThat(MapTile.of(new LonLat(118.37, 31.33), 12).id()).isEqualTo("12-3394-1672");
  }

  @Test
  void fourTilesMakeOneOfTheZoomBelowAndHoldWhatLiesInThem() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      LonLat place = new LonLat(random.nextDouble() * 360 - 180, random.nextDouble() * 170 - 85);
      MapTile fine = MapTile.of(place, 16);
      assertThat(MapTile.of(place, 15)).isEqualTo(new MapTile(15, fine.x() / 2, fine.y() / 2));
      assertThat(place.lon()).isBetween(fine.west(), fine.east());
      assertThat(place.lat()).isBetween(fine.south() - 1e-9, fine.north() + 1e-9);
      assertThat(MapTile.of(fine.middle(), 16)).isEqualTo(fine);
    }
  }

  @Test
  void isAsLargeAsItsSidesSay() {
    for (double lat : new double[] {0, 31.05, -60, 84}) {
      MapTile tile = MapTile.of(new LonLat(118.05, lat), 16);
      LonLat middle = tile.middle();
      double width =
          new LonLat(tile.west(), middle.lat())
              .distanceMeters(new LonLat(tile.east(), middle.lat()));
      double height =
          new LonLat(middle.lon(), tile.south())
              .distanceMeters(new LonLat(middle.lon(), tile.north()));
      assertThat(tile.squareMeters()).isCloseTo(width * height, within(1e-4 * width * height));
    }
  }

  @Test
  void liesInCoarserTiles() {
    MapTile tile = new MapTile(16, 54_211, 26_721);

    assertThat(tile.within(16)).isEqualTo(tile);
    assertThat(tile.within(14)).isEqualTo(MapTile.of(tile.middle(), 14));
    assertThatThrownBy(() -> tile.within(17))
        .hasMessage("tile 16-54211-26721 lies in tiles of zoom 0 to 16 but is asked for 17");
  }

  @Test
  void itsNameNamesIt() {
    MapTile tile = new MapTile(16, 54_211, 26_721);

    assertThat(MapTile.parse(tile.id())).contains(tile);
    assertThat(new MapTile(0, 0, 0).west()).isCloseTo(-180, within(1e-9));
    assertThat(new MapTile(0, 0, 0).north()).isCloseTo(85.0511, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "16", "16-1", "16-1-65536", "24-0-0", "16--1-0", "16-1-1-1", "a-b-c"})
  void whatNamesNoTileIsNone(String id) {
    assertThat(MapTile.parse(id)).isEmpty();
  }

  @Test
  void thereAreNoOtherTiles() {
    assertThatThrownBy(() -> new MapTile(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MapTile(24, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
