package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FenceTest {

  @Test
  void refusesAFenceAcrossTheAntimeridianAndSaysWhatToDo() {
    assertThatThrownBy(() -> Layers.of("POLYGON((179 0,-179 0,-179 1,179 1,179 0))"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fence f0 spans more than 180 degrees of longitude")
        .hasMessageContaining("cut");
  }

  @Test
  void refusesAFenceBeyondTheEarth() {
    assertThatThrownBy(
            () ->
                Layers.of("POLYGON((787723 2965812,787745 2965812,787745 2965900,787723 2965812))"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must lie in longitude [-180, 180]");
  }

  @Test
  void refusesWhatIsNoArea() {
    assertThatThrownBy(() -> Layers.of("LINESTRING(0 0,1 1)"))
        .hasMessageContaining("fence f0 must be a non-empty polygon or multipolygon");
    assertThatThrownBy(() -> Layers.of("POLYGON EMPTY"))
        .hasMessageContaining("fence f0 must be a non-empty polygon or multipolygon");
  }

  @Test
  void isAsLargeAsTheMapTileThatItCoversLessItsHole() {
    MapTile tile = MapTile.of(new LonLat(118.05, 31.05), 14);
    MapTile hole = MapTile.of(tile.middle(), 16);
    Fence fence = Layers.of("POLYGON(%s,%s)".formatted(ring(tile), ring(hole))).fences().get(0);
    double size = tile.squareMeters() - hole.squareMeters();

    assertThat(fence.squareMeters()).isCloseTo(size, within(1e-3 * size));
  }

  private static String ring(MapTile tile) {
    return "(%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s)"
        .formatted(tile.west(), tile.south(), tile.east(), tile.north());
  }

  @Test
  void refusesTwoFencesOfOneId() {
    Fence fence = Layers.of("POLYGON((0 0,1 0,1 1,0 0))").fences().get(0);
    assertThatThrownBy(() -> new FenceLayer("grid", 1, Instant.EPOCH, List.of(fence, fence)))
        .hasMessage("layer grid: two fences have the id f0");
  }
}
