package io.citygrid.casework.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.LonLat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MapCellsTest {
  private static final double[] LATITUDES = {0, 31.07, -31.07, 60, 89.9, 89.9999, 90, -90, -89.995};
  private static final double[] LONGITUDES = {0, 118.025, 179.99999, 180, -180, -179.999};

  @Test
  void noPointInReachLiesInACellThatIsLeftOut() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      LonLat center =
          new LonLat(
              LONGITUDES[random.nextInt(LONGITUDES.length)],
              LATITUDES[random.nextInt(LATITUDES.length)]);
      double meters = random.nextInt(1_001);
      LonLat other = near(center, meters, random);
      if (center.distanceMeters(other) <= meters) {
        found++;
        assertThat(MapCells.within(center, meters))
            .as("%s within %s m of %s", other, meters, center)
            .contains(MapCells.of(other));
      }
    }
    assertThat(found).isGreaterThan(20_000);
  }

  @Test
  void fewCellsAreInReachAndEachOnce() {
    for (double lat : LATITUDES) {
      for (double lon : LONGITUDES) {
        List<Long> cells = MapCells.within(new LonLat(lon, lat), 1_000);
        assertThat(cells).doesNotHaveDuplicates().hasSizeLessThan(30);
      }
    }
    assertThat(MapCells.within(new LonLat(118.025, 31.075), 50)).hasSizeLessThanOrEqualTo(4);
  }

  /** Somewhere about so far away, over the pole or the antimeridian where that is nearer. */
  private static LonLat near(LonLat center, double meters, Random random) {
    double degrees = meters / 111_195;
    double lat = center.lat() + degrees * (random.nextDouble() * 2.2 - 1.1);
    double cosine = Math.max(1e-6, Math.cos(Math.toRadians(center.lat())));
    double lon = center.lon() + Math.min(360, degrees / cosine) * (random.nextDouble() * 2.2 - 1.1);
    if (Math.abs(lat) > 90) {
      lat = Math.signum(lat) * 180 - lat;
      lon += 180;
    }
    return new LonLat(Math.IEEEremainder(lon, 360), lat);
  }
}
