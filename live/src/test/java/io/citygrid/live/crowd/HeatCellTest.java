package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatCellTest {
  /** By the formula of the OpenStreetMap wiki (Slippy map tilenames), worked out by hand. */
  @Test
  void isTheTileOfTheWebMap() {
    assertThat(HeatCell.of(0, 0, 1)).isEqualTo(new HeatCell(1, 1, 1));
    assertThat(HeatCell.of(-180, 85.06, 3)).isEqualTo(new HeatCell(3, 0, 0));
    assertThat(HeatCell.of(180, -90, 3)).isEqualTo(new HeatCell(3, 7, 7));
    assertThat(HeatCell.of(118.37, 31.33, 12).id()).isEqualTo("12-3394-1672");
  }

  @Test
  void fourCellsMakeOneOfTheZoomBelow() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      double lon = random.nextDouble() * 360 - 180;
      double lat = random.nextDouble() * 170 - 85;
      HeatCell fine = HeatCell.of(lon, lat, 16);
      assertThat(HeatCell.of(lon, lat, 15)).isEqualTo(new HeatCell(15, fine.x() / 2, fine.y() / 2));
    }
  }
}
