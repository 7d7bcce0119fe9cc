package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Detector;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.road.Segment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadsTest {
  private static final CityVersion FIRST = new CityVersion(1, 1, 1, Testville.FOUNDED);

  private final CityLoader loader = new CityLoader();

  private List<String> problems(String path, String content) {
    CityFiles files = Testville.files().with(path, content.getBytes(StandardCharsets.UTF_8));
    return loader.check(files, FIRST, Map.of()).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void testvilleHasRoadsWithDetectorsOnThem() throws BrokenCityException {
    City city = loader.load(Testville.files(), FIRST);

    assertThat(city.roads().segments())
        .extracting(Segment::id)
        .contains("ring-1.1", "ring-2.1", "market-street.1", "market-street.1r")
        .doesNotContain("ring-1.1r");
    assertThat(city.findDetector("loop-1").map(Detector::segment)).contains("ring-1.1");
    assertThat(city.findDetector("loop-3").map(Detector::segment)).contains("market-street.1r");
    assertThat(city.detectors()).hasSize(3);
    assertThat(city.findDetector("loop-9")).isEmpty();
  }

  @Test
  void roadsThatDidNotChangeStayTheSameObject() throws BrokenCityException {
    City first = loader.load(Testville.files(), FIRST);
    City second = loader.load(Testville.files(), new CityVersion(2, 1, 2, Testville.FOUNDED));

    assertThat(second.roads()).isSameAs(first.roads());
    assertThat(new CityLoader().load(Testville.files(), FIRST).roads()).isNotSameAs(first.roads());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roads/more.geojson | {} | roads/more.geojson: is not a GeoJSON FeatureCollection",
        "roads/more.geojson | {'features': [{}]} | feature 1, id: has no such property",
        "roads/more.geojson | {'features': [{'properties': {'id': 'ring-1', 'road': 'r', 'class': 'OTHER'}, 'geometry': {'type': 'LineString', 'coordinates': [[118,31],[118.1,31]]}}]} | line 'ring-1' is also in roads/more.geojson",
        "detectors.csv | id,lon,lat | detectors.csv, line 1, bearing: this column is missing",
      })
  void tellsWhatIsWrong(String path, String content, String problem) {
    assertThat(problems(path, content.replace('\'', '"'))).anyMatch(told -> told.contains(problem));
  }

  @Test
  void aDetectorMustStandOnARoadThatGoesItsWay() {
    String header = "id,lon,lat,bearing\n";
    assertThat(problems("detectors.csv", header + "a,118.025,31.0501,\n")).isEmpty();
    assertThat(problems("detectors.csv", header + "a,118.025,31.0501,270\n"))
        .singleElement()
        .asString()
        .contains("detectors.csv, line 2, lon: and lat must be within 50 m of a road");
    assertThat(problems("detectors.csv", header + "a,118.025,31.06,\n")).hasSize(1);
    assertThat(problems("detectors.csv", header + "a,118.025,31.05,\na,118.025,31.05,\n"))
        .hasSize(1);
  }
}
