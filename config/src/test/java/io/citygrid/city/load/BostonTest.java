package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Responsibility;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestFile;
import io.citygrid.city.mapping.RequestMapping;
import io.citygrid.city.mapping.RequestMappingYaml;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.GridFences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ready city boston, and how well its outlines agree with the labels of its open data. */
class BostonTest {
  private static final CityVersion FIRST =
      new CityVersion(1, 1, 1, Instant.parse("2011-07-01T00:00:00Z"));

  private static CheckedCity checked;
  private static City city;

  @BeforeAll
  static void load() throws IOException, BrokenCityException {
    checked = new CityLoader().check(ReadyCities.open("boston"), FIRST, Map.of());
    city = checked.orThrow();
  }

  @Test
  void hasDistrictsPrecinctsAndWards() {
    assertThat(fences("police_district")).hasSize(12);
    assertThat(fences("precinct")).hasSize(255);
    assertThat(fences("ward")).hasSize(22);
    assertThat(city.categories()).hasSize(117);
    assertThat(city.responsibilities()).hasSize(117);
  }

  @Test
  void tellsOfEveryRingItRepairedAndEveryTypeWithoutALimit() {
    List<String> repaired =
        checked.warnings().stream()
            .filter(warning -> warning.file().startsWith("layers/"))
            .map(warning -> warning.file() + " " + warning.where())
            .toList();
    assertThat(repaired)
        .hasSize(5)
        .anyMatch(text -> text.contains("wards.geojson.gz") && text.endsWith("(id 16)"));
    assertThat(checked.warnings()).hasSize(5 + 15);
  }

  @Test
  void convertsPrecinctsFromFeet() {
    FenceIndex precincts = index("precinct");
    LonLat cityHall = new LonLat(-71.0587, 42.3602);
    assertThat(precincts.firstAt(cityHall.lon(), cityHall.lat())).isNotEqualTo(FenceIndex.NONE);
    assertThat(city.bounds().contains(cityHall)).isTrue();
    assertThat(city.bounds().east() - city.bounds().west()).isLessThan(1);
  }

  @Test
  void refusesPrecinctsThatClaimToBeInDegrees() throws IOException {
    CityFiles files = ReadyCities.open("boston");
    String yaml = new String(files.contents().get("city.yaml"), StandardCharsets.UTF_8);
    byte[] claimed = yaml.replace("EPSG:2249", "EPSG:4326").getBytes(StandardCharsets.UTF_8);
    CheckedCity refused = new CityLoader().check(files.with("city.yaml", claimed), FIRST, Map.of());
    assertThat(refused.city()).isEmpty();
    assertThat(refused.problems()).hasSize(255);
    assertThat(refused.problems().get(0).toString())
        .startsWith("layers/precincts_feet.geojson.gz, feature 1 (id 0113), geometry:")
        .contains("cannot be EPSG:4326");
  }

  @Test
  void agreesWithThePoliceDistrictsOfItsOpenData() throws Exception {
    List<MappedRequest> requests = requests();
    assertThat(requests).hasSize(9_854);
    FenceIndex index = index("police_district");
    int labelled = 0;
    int agreed = 0;
    int labelledBeyond25m = 0;
    int agreedBeyond25m = 0;
    for (MappedRequest request : requests) {
      String label = request.labels().get("police_district");
      LonLat position = request.position();
      if (label == null || position == null || !request.located()) {
        continue;
      }
      int found = index.firstAt(position.lon(), position.lat());
      boolean same =
          found != FenceIndex.NONE && index.layer().fences().get(found).id().equals(label);
      labelled++;
      agreed += same ? 1 : 0;
      if (found == FenceIndex.NONE || index.edgeDistanceMeters(found, position) > 25) {
        labelledBeyond25m++;
        agreedBeyond25m += same ? 1 : 0;
      }
    }
    assertThat(labelled).isEqualTo(9_043);
    assertThat((double) agreed / labelled).isGreaterThanOrEqualTo(0.995);
    assertThat((double) agreedBeyond25m / labelledBeyond25m).isGreaterThanOrEqualTo(0.9995);
  }

  @Test
  void sendsMostRequestsWhereTheCitySentThem() throws Exception {
    Map<String, String> departments = new HashMap<>();
    for (Responsibility row : city.responsibilities()) {
      departments.put(row.category(), row.department());
    }
    List<MappedRequest> requests = requests();
    assertThat(requests).allMatch(request -> departments.containsKey(request.category()));
    assertThat(
            requests.stream().filter(request -> request.position() != null && !request.located()))
        .hasSize(808);
  }

  /**
   * What the city's flag means: late is closed after the target, by the second; no request was
   * closed in its target's very second. Twenty closed ones have a target and no flag.
   */
  @Test
  void theFlagOfEveryClosedRequestWithATargetIsWhatItsTimesSay() throws Exception {
    List<MappedRequest> closed =
        requests().stream()
            .filter(request -> request.limit() != null && request.closedAt() != null)
            .toList();
    assertThat(closed).hasSize(7_511);
    assertThat(closed.stream().filter(request -> request.onTime() == null)).hasSize(20);
    assertThat(closed.stream().filter(request -> request.closedAt().equals(request.limit())))
        .isEmpty();
    assertThat(closed)
        .filteredOn(request -> request.onTime() != null)
        .allMatch(request -> request.onTime() != request.closedAt().isAfter(request.limit()));
  }

  private static List<MappedRequest> requests() throws Exception {
    RequestMapping mapping;
    try (InputStream in = ReadyCities.openData("boston", "requests.mapping.yaml")) {
      mapping = RequestMappingYaml.read(in.readAllBytes(), "requests.mapping.yaml", city);
    }
    List<MappedRequest> requests = new ArrayList<>();
    String name = "requests_2011-07.csv.gz";
    try (RequestFile file = RequestFile.open(ReadyCities.openData("boston", name), name, mapping)) {
      while (file.hasNext()) {
        RequestRow row = file.next();
        assertThat(row.problems()).isEmpty();
        requests.add(row.request().orElseThrow());
      }
    }
    return requests;
  }

  private static FenceIndex index(String layer) {
    return GridFences.of(city.findLayer(layer).orElseThrow().fences());
  }

  private static List<Fence> fences(String layer) {
    return city.findLayer(layer).orElseThrow().fences().fences();
  }
}
