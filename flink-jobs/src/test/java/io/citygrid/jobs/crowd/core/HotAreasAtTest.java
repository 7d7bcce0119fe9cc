package io.citygrid.jobs.crowd.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.Names;
import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside each area measured one by one, which is the slow twin. */
class HotAreasAtTest {
  @Test
  void findsTheAreasThatOneFindsByMeasuringAll() {
    Random random = new Random(117);
    List<CrowdArea> areas = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      areas.add(area(i, place(random), 1_000 + random.nextInt(200_000)));
    }
    HotAreasAt hotAreas = new HotAreasAt(areas);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      LonLat point = i < areas.size() ? areas.get(i).position() : place(random);
      List<String> places = new ArrayList<>();
      hotAreas.addPlaces(point, places);
      assertThat(places)
          .containsExactlyInAnyOrderElementsOf(
              areas.stream()
                  .filter(area -> area.position().distanceMeters(point) <= area.radiusMeters())
                  .map(area -> "hot-area/" + area.id())
                  .toList());
      found += places.size();
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private static LonLat place(Random random) {
    return new LonLat(118 + 0.1 * random.nextDouble(), 31 + 0.1 * random.nextDouble());
  }

  private static CrowdArea area(int number, LonLat middle, double squareMeters) {
    Names names = new Names("广场" + number, "Square " + number);
    return new CrowdArea(
        "square-" + number,
        names,
        CrowdArea.Kind.STANDING,
        middle,
        squareMeters,
        0,
        1_000,
        null,
        30,
        null);
  }

  @Test
  void findsNothingWhereThereIsNone() {
    List<String> places = new ArrayList<>();
    new HotAreasAt(List.of()).addPlaces(new LonLat(118, 31), places);

    assertThat(places).isEmpty();
  }
}
