package io.citygrid.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.edge.LikelyDepartment;
import io.citygrid.casework.dispatch.Dispatcher;
import io.citygrid.casework.life.Assignment;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Department;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.fence.GridFences;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The department for which the edge keeps room is the one to which the job's rules dispatch. */
class LikelyDepartmentTwinTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final Set<DeskReason> NEARBY =
      EnumSet.of(DeskReason.NEAR_EDGE, DeskReason.DEFAULT_POINT);

  private static final String TESTVILLE =
      """
      offDuty: %s
      fullLoad: %s
      rosters:
        - {departments: [north-street], shifts: {MONDAY: ["08:00-20:00"], TUESDAY: ["08:00-20:00"]}}
        - {functions: [market-supervision]}
      loadLimits:
        - {departments: [river-urban, north-street, market, water], casesInHand: 3}
      """;

  @Test
  void inTestvilleWhateverTheCityDoesWithWhoIsFullOrOffDuty() throws Exception {
    for (String offDuty : List.of("NEXT", "MANUAL_DESK")) {
      for (String fullLoad : List.of("NEXT", "MANUAL_DESK")) {
        agrees(
            Testville.files()
                .with(
                    "responsibility.yaml", TESTVILLE.formatted(offDuty, fullLoad).getBytes(UTF_8)),
            4_000,
            1_000);
      }
    }
  }

  @Test
  void inWuhu() throws Exception {
    agrees(
        ReadyCities.open("wuhu")
            .with(
                "responsibility.yaml",
                "fullLoad: NEXT\nloadLimits: [{functions: [roads, sanitation], casesInHand: 9}]\n"
                    .getBytes(UTF_8)),
        4_000,
        500);
  }

  /** A cell of the hill over a part of the river's, and one for which no department is named. */
  @Test
  void whereFencesOverlap() throws Exception {
    String cells = new String(Testville.files().contents().get("layers/appearance.geojson"), UTF_8);
    for (String area : List.of("990102001", "990103", "990101")) {
      String more =
          """
          {"type": "Feature", "properties": {"code": "A-MORE", "area": "%s"}, "geometry":
          {"type": "Polygon", "coordinates": [[[118.02, 31.02], [118.18, 31.02], [118.18, 31.09],
          [118.02, 31.09], [118.02, 31.02]]]}},
          """
              .formatted(area);
      agrees(
          Testville.files()
              .with(
                  "layers/appearance.geojson",
                  cells.replace("\"features\": [", "\"features\": [" + more).getBytes(UTF_8)),
          2_000,
          500);
    }
  }

  private static void agrees(CityFiles files, int cases, int leastDispatched) throws Exception {
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
    Dispatcher job = new Dispatcher(new IndexedCity(city, GridFences::of));
    LikelyDepartment edge = new LikelyDepartment(city);
    Random random = new Random(1);
    int dispatched = 0;
    for (int i = 0; i < cases; i++) {
      Category category = city.categories().get(random.nextInt(city.categories().size()));
      Position position = somewhere(city, random);
      Instant at = MONDAY.plusSeconds(random.nextInt(7 * 86_400));
      Set<String> full = someFull(city, random);
      Assignment decided = job.dispatch(category, position, at, full);
      Optional<String> likely = edge.find(category.code(), position, at, full).map(Department::id);
      String claim = "%s at %s, %s, full %s".formatted(category.code(), position, at, full);
      if (decided.deskReason() == null) {
        dispatched++;
        assertThat(likely).as(claim).contains(decided.department());
      } else if (!NEARBY.contains(decided.deskReason())) {
        assertThat(likely).as("%s: %s", claim, decided.deskReason()).isEmpty();
      }
    }
    assertThat(dispatched).isGreaterThan(leastDispatched);
  }

  private static Position somewhere(City city, Random random) {
    var box = city.bounds();
    return new Position(
        box.west() + random.nextDouble() * (box.east() - box.west()),
        box.south() + random.nextDouble() * (box.north() - box.south()),
        5);
  }

  private static Set<String> someFull(City city, Random random) {
    return city.departments().stream()
        .filter(each -> city.responsibilityRules().findLoadLimit(each).isPresent())
        .filter(each -> random.nextInt(3) == 0)
        .map(Department::id)
        .collect(Collectors.toSet());
  }
}
