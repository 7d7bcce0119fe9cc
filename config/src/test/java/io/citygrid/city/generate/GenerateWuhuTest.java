package io.citygrid.city.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.load.CheckedCity;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.ShortestRoutes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The committed city of Wuhu: what the generator makes of its areas, sound, and answering all. */
class GenerateWuhuTest {
  private static final Path DIRECTORY = Path.of("cities/wuhu");
  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    CheckedCity checked =
        new CityLoader()
            .check(
                CityFiles.fromDirectory(DIRECTORY),
                new CityVersion(1, 1, 1, Instant.EPOCH),
                Map.of());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.warnings()).isEmpty();
    wuhu = checked.orThrow();
  }

  private static CityLayer layer(String id) {
    return wuhu.findLayer(id).orElseThrow();
  }

  @Test
  void theSameAreasGiveTheCommittedFiles() throws Exception {
    Map<String, byte[]> made = GenerateWuhu.files(GenerateWuhu.readAreas(DIRECTORY));
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      assertThat(Files.readAllBytes(DIRECTORY.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void everyAreaHasAFenceAndThereAreAsManyCellsAsWuhuReports() {
    assertThat(layer("district").fences().fences()).hasSize(9);
    assertThat(layer("township").fences().fences()).hasSize(79);
    assertThat(layer("community").fences().fences()).hasSize(950);
    assertThat(layer("social").fences().fences()).hasSize(3_796);
    assertThat(layer("market").fences().fences()).hasSizeBetween(700, 900);
    assertThat(layer("appearance").fences().fences()).hasSizeBetween(1_100, 1_400);
  }

  @Test
  void cellsShareTheirEdgesWithoutGapOrOverlap() {
    for (CityLayer layer : wuhu.layers()) {
      Geometry[] fences =
          layer.fences().fences().stream().map(Fence::geometry).toArray(Geometry[]::new);
      assertThat(CoverageValidator.isValid(fences)).as(layer.id()).isTrue();
    }
  }

  @Test
  void allLayersCoverTheSameGround() {
    double social = area(layer("social"));
    for (CityLayer layer : wuhu.layers()) {
      assertThat(area(layer)).as(layer.id()).isCloseTo(social, within(1e-9));
    }
  }

  private static double area(CityLayer layer) {
    return layer.fences().fences().stream().mapToDouble(each -> each.geometry().getArea()).sum();
  }

  @Test
  void codesOfCellsAreTheCommunityAndAConsecutiveNumber() {
    CityLayer social = layer("social");
    Map<String, Integer> cells = new HashMap<>();
    Set<String> codes = new HashSet<>();
    for (Fence cell : social.fences().fences()) {
      assertThat(cell.id()).matches("\\d{15}").startsWith(social.areaOf().get(cell.id()));
      cells.merge(cell.id().substring(0, 12), 1, Integer::sum);
      codes.add(cell.id());
    }
    cells.forEach(
        (community, count) -> {
          for (int number = 1; number <= count; number++) {
            assertThat(codes).contains("%s%03d".formatted(community, number));
          }
        });
  }

  @Test
  void everyJunctionIsReachedFromEveryOther() {
    RoadNetwork roads = wuhu.roads();
    ShortestRoutes routes = new ShortestRoutes(roads);
    routes.search(0, Double.MAX_VALUE);

    assertThat(roads.segments()).hasSizeBetween(3_000, 6_000);
    for (int node = 0; node < roads.nodes(); node++) {
      assertThat(routes.metersTo(node)).as("node %d", node).isFinite();
    }
  }

  /** The same name is the same road: its lines must not lie in two towns. */
  @Test
  void aNameStandsForOneRoadInBothLanguages() {
    Map<String, String> lineOf = new HashMap<>();
    Map<String, String> englishOf = new HashMap<>();
    for (Segment segment : wuhu.roads().segments()) {
      String line = segment.id().substring(0, segment.id().lastIndexOf('.'));
      assertThat(lineOf.computeIfAbsent(segment.road(), road -> line)).isEqualTo(line);
      assertThat(lineOf.computeIfAbsent(segment.roadEnglish(), road -> line)).isEqualTo(line);
      englishOf.put(segment.roadEnglish(), segment.road());
      assertThat(segment.roadEnglish()).matches("[A-Za-z'() –-]+");
    }
    assertThat(englishOf.values()).doesNotHaveDuplicates();
  }

  @Test
  void detectorsStandOnTheSegmentsTheyAreNamedAfter() {
    assertThat(wuhu.detectors())
        .hasSizeBetween(500, 1_200)
        .allSatisfy(detector -> assertThat(detector.id()).isEqualTo("loop-" + detector.segment()));
  }

  /** Each in the district that it is really in, all apart, so that nobody is in two of them. */
  @Test
  void crowdAreasLieApartInTheirDistricts() {
    List<CrowdArea> areas = wuhu.crowdAreas();
    assertThat(areas).hasSizeBetween(25, 40);
    for (int i = 0; i < areas.size(); i++) {
      CrowdArea area = areas.get(i);
      GatheringPlace place = GatheringPlaces.WUHU.get(i);
      assertThat(area.id()).isEqualTo(place.id());
      Fence district =
          layer("district").fences().fences().stream()
              .filter(fence -> fence.id().equals(place.seat()))
              .findFirst()
              .orElseThrow();
      Coordinate middle = new Coordinate(area.position().lon(), area.position().lat());
      assertThat(district.geometry().contains(district.geometry().getFactory().createPoint(middle)))
          .as(area.id())
          .isTrue();
      for (CrowdArea other : areas.subList(0, i)) {
        assertThat(area.position().distanceMeters(other.position()))
            .as("%s and %s", area.id(), other.id())
            .isGreaterThan(area.radiusMeters() + other.radiusMeters() + 50);
      }
    }
  }

  @Test
  void everyCrowdAreaHasGatesOnItsEdgeThatLetItsPeopleOutInTime() {
    for (CrowdArea area : wuhu.crowdAreas()) {
      List<PeopleCounter> gates =
          wuhu.counters().stream().filter(gate -> gate.area().equals(area.id())).toList();
      assertThat(gates).as(area.id()).hasSizeBetween(2, 6);
      for (PeopleCounter gate : gates) {
        assertThat(gate.position().distanceMeters(area.position()))
            .isCloseTo(area.radiusMeters(), within(1.0));
      }
      double perMinute =
          gates.stream().mapToDouble(PeopleCounter::widthMeters).sum()
              * wuhu.crowd().counters().highestFlowPerMinuteMeter();
      assertThat(area.capacity() / perMinute).as("minutes to empty " + area.id()).isLessThan(10);
    }
  }

  @Test
  void everyCategoryIsAnsweredByOneDepartmentInEveryCommunity() {
    for (var category : wuhu.categories()) {
      for (Fence community : layer("community").fences().fences()) {
        List<String> path = wuhu.areaPath(community.id());
        var rows =
            wuhu.responsibilities().stream()
                .filter(row -> row.category().equals(category.code()))
                .filter(row -> row.area().isEmpty() || path.contains(row.area()))
                .toList();
        var deepest =
            rows.stream().filter(row -> !row.area().isEmpty()).findFirst().orElse(rows.get(0));
        assertThat(
                wuhu.departments().stream()
                    .filter(department -> department.function().equals(deepest.function()))
                    .filter(department -> department.level() == deepest.level())
                    .filter(department -> path.contains(department.area())))
            .as("%s in %s", category.code(), community.id())
            .hasSize(1);
      }
    }
  }

  @Test
  void everyCategoryHasAStandard() {
    for (var category : wuhu.categories()) {
      assertThat(wuhu.standards().stream().filter(row -> row.category().equals(category.code())))
          .as(category.code())
          .isNotEmpty();
    }
  }
}
