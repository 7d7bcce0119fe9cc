package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.LonLat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;

/** Whether a device stands in an area, asked the short way and by the general predicate. */
class CoverageCheckTest {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @Test
  void coversWhatTheGeneralPredicateCovers() throws Exception {
    Geometry areas =
        new WKTReader()
            .read(
                """
                MULTIPOLYGON (((0 0, 8 0, 8 8, 0 8, 0 0), (2 2, 6 2, 6 6, 2 6, 2 2)),
                  ((9 1, 12 3, 9 5, 10 3, 9 1)))""");
    Random random = new Random(4);
    int inside = 0;
    for (int i = 0; i < 20_000; i++) {
      // Halves meet edges, corners, the hole and its corners often.
      LonLat place = new LonLat((random.nextInt(30) - 2) / 2.0, (random.nextInt(22) - 2) / 2.0);
      boolean covers = areas.covers(GEOMETRY.createPoint(new Coordinate(place.lon(), place.lat())));
      assertThat(CoverageCheck.covers(areas, place)).as("%s", place).isEqualTo(covers);
      inside += covers ? 1 : 0;
    }
    assertThat(inside).isBetween(4_000, 16_000);
  }
}
