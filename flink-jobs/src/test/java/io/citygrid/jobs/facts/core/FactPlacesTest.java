package io.citygrid.jobs.facts.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.facts.FactPlace;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Position;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactPlacesTest {
  private final FactPlaces places =
      new FactPlaces(new IndexedCity(Testville.city(Testville.files(), 1), GridFences::of));

  private FactPlace at(LonLat point) {
    return places.place(new Position(point.lon(), point.lat(), 0));
  }

  @Test
  void aFactLiesInItsCellOfTheFirstGridLayerAndInTheCellsArea() {
    FactPlace place = at(Testville.NORTH_STREET);

    assertThat(place.cell()).isEqualTo("990101001000001");
    assertThat(place.area()).isEqualTo("990101001");
    assertThat(place.areaPath()).containsExactly("990100", "990101", "990101001");
  }

  @Test
  void whereNoCellIsDrawnTheDeepestAreaCounts() {
    assertThat(at(Testville.HARBOUR_EAST))
        .isEqualTo(new FactPlace("", "990103", List.of("990100", "990103")));
  }

  @Test
  void outsideTheCityThereIsNoPlace() {
    assertThat(at(Testville.OUTSIDE)).isEqualTo(new FactPlace("", "", List.of()));
  }
}
