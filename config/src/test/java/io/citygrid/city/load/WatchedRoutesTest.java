package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.NamedPlace;
import io.citygrid.city.WatchedRoute;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.road.Segment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedRoutesTest {
  private static final CityVersion FIRST = new CityVersion(1, 1, 1, Testville.FOUNDED);
  private static final String PLACES = "id,name_zh,name_en,lon,lat\n";
  private static final String ROUTES = "id,from,to,via\n";

  private static List<String> problems(CityFiles files) {
    return new CityLoader()
        .check(files, FIRST, Map.of()).problems().stream().map(Problem::toString).toList();
  }

  private static CityFiles with(String path, String content) {
    return Testville.files().with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void testvilleWatchesThreeRoutesEachFromJunctionToJunction() {
    City city = Testville.city();
    List<WatchedRoute> routes = city.watchedRoutes();
    Segment first = city.roads().findSegment("ring-1.1").orElseThrow();
    Segment last = city.roads().findSegment("ring-3.4").orElseThrow();

    assertThat(routes)
        .extracting(WatchedRoute::id)
        .containsExactly("west-hill", "market-hill", "west-market-hill");
    assertThat(routes.get(0).from().node()).isEqualTo(first.fromNode());
    assertThat(routes.get(0).to().node()).isEqualTo(last.toNode());
    assertThat(routes.get(0).from().names().en()).isEqualTo("West Gate");
    assertThat(routes.get(2).stops())
        .extracting(NamedPlace::id)
        .containsExactly("west-gate", "market-hall", "hill-end");
  }

  @Test
  void aCityMayWatchNothing() throws BrokenCityException {
    TreeMap<String, byte[]> files = new TreeMap<>(Testville.files().contents());
    files.remove("places.csv");
    files.remove("watched-routes.csv");

    assertThat(new CityLoader().load(new CityFiles(files), FIRST).watchedRoutes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "far,远,Far,118.05,31.07 | places.csv, line 2, lon: and lat must be within 1 km of a junction",
        "a/b,门,Gate,118.02,31.05 | places.csv, line 2, id: must not contain a slash but is 'a/b'",
        "gate,门,Gate,118.02,91 | places.csv, line 2, lat: must be in [-90, 90]",
        "gate,,,118.02,31.05 | places.csv, line 2, name_zh: must not be empty",
      })
  void aPlaceMustHaveANameAndLieByTheRoads(String row, String problem) {
    CityFiles files =
        with("places.csv", PLACES + row + "\n")
            .with("watched-routes.csv", ROUTES.getBytes(StandardCharsets.UTF_8));

    assertThat(problems(files)).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,west-gate,nowhere, | line 2, to: places.csv has no place 'nowhere'",
        "a,west-gate,hill-end,market-hall nowhere | line 2, via: places.csv has no place 'nowhere'",
        "a,,hill-end, | line 2, from: must not be empty",
        "a,west-gate,west-gate, | line 2, to: 'west-gate' and 'west-gate' lie at the same junction",
        "a,hill-end,west-gate, | line 2, to: the city has no way by road from 'hill-end' to 'west-gate'",
        "a,west-gate,market-hall,hill-end | line 2, to: the city has no way by road from 'hill-end' to 'market-hall'",
        "a/b,west-gate,hill-end, | line 2, id: must not contain a slash",
      })
  void aRouteMustBeDrivable(String row, String problem) {
    assertThat(problems(with("watched-routes.csv", ROUTES + row + "\n")))
        .singleElement()
        .asString()
        .contains("watched-routes.csv, " + problem);
  }

  @Test
  void aRouteIsThereOnce() {
    assertThat(
            problems(
                with(
                    "watched-routes.csv",
                    ROUTES + "a,west-gate,hill-end,\na,market-hall,hill-end,\n")))
        .singleElement()
        .asString()
        .contains("watched-routes.csv, line 3, id: 'a' is already on line 2");
  }

  @Test
  void aBrokenPlaceIsReportedOnceAndNotWithEachRouteThatNamesIt() {
    String places =
        new String(
                Testville.files().contents().getOrDefault("places.csv", new byte[0]),
                StandardCharsets.UTF_8)
            .replace("118.1498", "119.9");

    assertThat(problems(with("places.csv", places)))
        .singleElement()
        .asString()
        .contains("places.csv, line 4, lon");
  }
}
