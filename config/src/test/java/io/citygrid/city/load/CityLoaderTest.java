package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.testville.Testville;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CityLoaderTest {
  private static final CityVersion FIRST = new CityVersion(1, 1, 1, Testville.FOUNDED);

  @Test
  void loadsTestvilleWithEverythingInIt() {
    City city = Testville.city();
    assertThat(city.id()).isEqualTo("testville");
    assertThat(city.areas()).hasSize(7);
    assertThat(city.layers()).hasSize(5);
    assertThat(city.departments()).hasSize(5);
    assertThat(city.categories()).hasSize(6);
    assertThat(city.standards()).hasSize(7);
    assertThat(city.responsibilities()).hasSize(7);
    assertThat(city.thresholds()).hasSize(3);
    assertThat(city.devices()).hasSize(3);
    assertThat(city.areaPath("990101001")).containsExactly("990100", "990101", "990101001");
    assertThat(city.bounds().contains(Testville.HILLTOWN)).isTrue();
    assertThat(city.bounds().contains(Testville.OUTSIDE)).isFalse();
  }

  @Test
  void warnsOfTheTwoDepartmentsWithEqualRight() {
    CheckedCity checked = new CityLoader().check(Testville.files(), FIRST, Map.of());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.warnings())
        .singleElement()
        .asString()
        .startsWith("responsibility.csv, line 8: names another department");
  }
}
