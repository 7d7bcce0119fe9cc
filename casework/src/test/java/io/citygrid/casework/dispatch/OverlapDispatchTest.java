package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.life.Assignment;
import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where fences of one layer overlap, the order of a file decides nothing. */
class OverlapDispatchTest {
  private static final Instant WORKDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final String RIVER = box("A-RIVER", "990101001", 118.00, 31.00, 118.10, 31.10);
  private static final String HILL = box("A-HILL", "990102001", 118.05, 31.00, 118.20, 31.10);
  private static final String SOUTH = box("A-SOUTH", "990101002", 118.02, 31.00, 118.10, 31.10);
  private static final String HARBOUR = box("A-HARBOUR", "990103", 118.00, 31.00, 118.10, 31.10);

  /** In the river's and the hill's fence, far from every edge. */
  private static final Position IN_BOTH = new Position(118.075, 31.05, 5);

  @Test
  void whereTheirDepartmentsDifferAPersonDecidesWhicheverComesFirst() {
    for (List<String> cells : List.of(List.of(RIVER, HILL), List.of(HILL, RIVER))) {
      Assignment dispatch = dispatch(appearance(cells), "E0101", IN_BOTH);

      assertThat(dispatch.deskReason()).isEqualTo(DeskReason.OVERLAPPING_FENCES);
      assertThat(dispatch.department()).isEmpty();
      assertThat(dispatch.candidates())
          .extracting(
              Candidate::department,
              Candidate::area,
              Candidate::distanceMeters,
              Candidate::reason,
              Candidate::rule)
          .containsExactly(
              tuple(
                  "hill-urban",
                  "990102001",
                  0.0,
                  CandidateReason.OVERLAPPING_FENCE,
                  "responsibility.csv:3"),
              tuple(
                  "river-urban",
                  "990101001",
                  0.0,
                  CandidateReason.OVERLAPPING_FENCE,
                  "responsibility.csv:3"));
    }
  }

  @Test
  void whereTheyAgreeItIsDispatched() {
    Assignment dispatch = dispatch(appearance(List.of(SOUTH, RIVER)), "E0101", IN_BOTH);

    assertThat(dispatch.department()).isEqualTo("river-urban");
    assertThat(dispatch.cell()).isEqualTo("A-SOUTH");
    assertThat(dispatch("C0101", IN_BOTH).department()).isEqualTo("water");
  }

  @Test
  void aFenceForWhichTheListNamesNobodyDoesNotCount() {
    for (List<String> cells : List.of(List.of(RIVER, HARBOUR), List.of(HARBOUR, RIVER))) {
      Assignment dispatch = dispatch(appearance(cells), "E0101", IN_BOTH);

      assertThat(dispatch.department()).isEqualTo("river-urban");
      assertThat(dispatch.cell()).isEqualTo("A-RIVER");
      assertThat(dispatch.placements())
          .filteredOn(placement -> placement.layer().equals("appearance"))
          .extracting(Placement::fence)
          .containsExactly("A-RIVER");
    }
  }

  @Test
  void onTheEdgeOfOneItIsNearAnEdge() {
    Position onTheEdge = new Position(118.05, 31.05, 5);

    Assignment dispatch = dispatch(appearance(List.of(HILL, RIVER)), "E0101", onTheEdge);

    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.NEAR_EDGE);
    assertThat(dispatch.cell()).isEqualTo("A-RIVER");
  }

  @Test
  void inAGapOfTheGridOverlappingAreasOfTheDeepestLayerCount() {
    City city =
        Testville.city(
            with(
                with(Testville.files(), "appearance", List.of(HARBOUR.replace("118.", "119."))),
                "townships",
                List.of(
                    box("990101001", "", 118.00, 31.00, 118.10, 31.10),
                    box("990102001", "", 118.05, 31.00, 118.20, 31.10))),
            1);

    Assignment dispatch = dispatch(city, "E0101", IN_BOTH);

    assertThat(dispatch.cell()).isEmpty();
    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.OVERLAPPING_FENCES);
    assertThat(dispatch.candidates())
        .extracting(Candidate::area)
        .containsExactly("990102001", "990101001");
  }

  @Test
  void agreesWithTheSlowTwinOnRandomOverlappingLayersAndTheirOrderDecidesNothing() {
    Map<DeskReason, Integer> reasons = new EnumMap<>(DeskReason.class);
    int dispatchedInSeveral = 0;
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      List<String> cells = randomCells(random);
      List<String> townships = randomTownships(random);
      City city = overlapping(cells, townships);
      Collections.reverse(cells);
      Collections.reverse(townships);
      Dispatcher dispatcher = new Dispatcher(new IndexedCity(city, GridFences::of));
      Dispatcher reversed =
          new Dispatcher(new IndexedCity(overlapping(cells, townships), GridFences::of));
      NaiveDispatcher naive = new NaiveDispatcher(city);
      for (int i = 0; i < 400; i++) {
        var category = city.categories().get(random.nextInt(city.categories().size()));
        Position position = somewhere(random);
        Assignment dispatch = dispatcher.dispatch(category, position, WORKDAY);
        String claim = "seed %d, %s at %s".formatted(seed, category.code(), position);
        var outcome = NaiveDispatcher.Outcome.of(dispatch);
        assertThat(outcome).as(claim).isEqualTo(naive.dispatch(category, position));
        if (!isOnTheRaster(position)) {
          var other = NaiveDispatcher.Outcome.of(reversed.dispatch(category, position, WORKDAY));
          assertThat(List.of(other.department(), other.who()))
              .as(claim)
              .isEqualTo(List.of(outcome.department(), outcome.who()));
        }
        if (dispatch.deskReason() != null) {
          reasons.merge(dispatch.deskReason(), 1, Integer::sum);
        } else if (isInSeveral(city, category.gridLayer(), position)) {
          dispatchedInSeveral++;
        }
      }
    }
    assertThat(reasons)
        .containsKeys(
            DeskReason.OVERLAPPING_FENCES,
            DeskReason.NEAR_EDGE,
            DeskReason.NO_RULE,
            DeskReason.SEVERAL_RULES,
            DeskReason.OUTSIDE_ALL_FENCES);
    assertThat(reasons.get(DeskReason.OVERLAPPING_FENCES)).isGreaterThan(100);
    assertThat(dispatchedInSeveral).isGreaterThan(100);
  }

  private static boolean isInSeveral(City city, String layer, Position position) {
    return GridFences.of(city.findLayer(layer).orElseThrow().fences())
            .insideAt(position.point())
            .size()
        > 1;
  }

  /** Corners on a coarse raster, so that edges coincide; positions often on it, too. */
  private static List<String> randomCells(Random random) {
    String[] areas = {"990101", "990101001", "990101002", "990102", "990102001", "990103"};
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cells.add(randomBox("CELL-" + i, areas[random.nextInt(areas.length)], random));
    }
    return cells;
  }

  private static List<String> randomTownships(Random random) {
    List<String> townships = new ArrayList<>();
    for (String code : List.of("990101001", "990101002", "990102001")) {
      townships.add(randomBox(code, "", random));
    }
    return townships;
  }

  private static String randomBox(String code, String area, Random random) {
    double west = 118 + random.nextInt(20) / 100.0;
    double south = 31 + random.nextInt(6) / 100.0;
    return box(
        code,
        area,
        west,
        south,
        west + (1 + random.nextInt(12)) / 100.0,
        south + (1 + random.nextInt(6)) / 100.0);
  }

  private static Position somewhere(Random random) {
    double lon = 118 + random.nextDouble() * 0.31;
    double lat = 31 + random.nextDouble() * 0.11;
    boolean onTheRaster = random.nextInt(4) == 0;
    return new Position(
        onTheRaster ? Math.round(lon * 100) / 100.0 : lon, lat, random.nextInt(150));
  }

  /** On edges only, the first fence counts. */
  private static boolean isOnTheRaster(Position position) {
    return Math.round(position.lon() * 100) / 100.0 == position.lon();
  }

  private static City overlapping(List<String> cells, List<String> townships) {
    CityFiles files = with(Testville.files(), "appearance", cells);
    return Testville.city(with(with(files, "social", cells), "townships", townships), 1);
  }

  private static City appearance(List<String> cells) {
    return Testville.city(with(Testville.files(), "appearance", cells), 1);
  }

  /** Nobody patrols cells that are not there any more. */
  private static CityFiles with(CityFiles files, String layer, List<String> features) {
    return files
        .with("patrols.csv", "worker,grid_layer,cell\n".getBytes(StandardCharsets.UTF_8))
        .with(
            "layers/" + layer + ".geojson",
            ("{\"type\": \"FeatureCollection\", \"features\": ["
                    + String.join(",", features)
                    + "]}")
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String box(
      String code, String area, double west, double south, double east, double north) {
    return """
        {"type": "Feature", "properties": {"code": "%s", "area": "%s"}, "geometry": {"type":
        "Polygon", "coordinates": [[[%s, %s], [%s, %s], [%s, %s], [%s, %s], [%s, %s]]]}}"""
        .formatted(code, area, west, south, east, south, east, north, west, north, west, south);
  }

  private static Assignment dispatch(String category, Position position) {
    return dispatch(appearance(List.of(HILL, RIVER)), category, position);
  }

  private static Assignment dispatch(City city, String category, Position position) {
    return new Dispatcher(new IndexedCity(city, GridFences::of))
        .dispatch(city.findCategory(category).orElseThrow(), position, WORKDAY, Set.of());
  }
}
