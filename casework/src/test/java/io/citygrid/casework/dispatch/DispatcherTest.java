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
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private static final City CITY = Testville.city();
  private static final Instant WORKDAY = Instant.parse("2026-03-02T02:00:00Z");
  private final Dispatcher dispatcher = new Dispatcher(new IndexedCity(CITY, GridFences::of));

  @Test
  void dispatchesByTheCellOfTheLayerThatTheCategoryBelongsTo() {
    Assignment dispatch = dispatch("E0301", Testville.NORTH_STREET);
    assertThat(dispatch.deskReason()).isNull();
    assertThat(dispatch.cell()).isEqualTo("990101001000001");
    assertThat(dispatch.area()).isEqualTo("990101001");
    assertThat(dispatch.areaPath()).containsExactly("990100", "990101", "990101001");
    assertThat(dispatch.department()).isEqualTo("water");
    assertThat(dispatch.rule()).matches("responsibility\\.csv:\\d+");
    assertThat(dispatch.placements())
        .extracting(Placement::layer)
        .containsExactly("district", "township", "social", "market", "appearance");
  }

  @Test
  void prefersTheRowOfTheSubclassAndTheDeeperArea() {
    assertThat(dispatch("E0102", Testville.NORTH_STREET).department()).isEqualTo("north-street");
    assertThat(dispatch("E0102", Testville.SOUTH_STREET).department()).isEqualTo("river-urban");
    assertThat(dispatch("E0102", Testville.HILLTOWN).department()).isEqualTo("hill-urban");
  }

  @Test
  void aReportWithoutPositionLiesOnTheManualDesk() {
    Assignment dispatch =
        dispatcher.dispatch(CITY.findCategory("E0301").orElseThrow(), null, WORKDAY);
    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.NO_LOCATION);
    assertThat(dispatch.placements()).isEmpty();
  }

  @Test
  void aPointThatGeocodersAnswerWhenTheyKnowNothingIsNoLocation() {
    assertThat(dispatch("E0301", Testville.DEFAULT_POINT).deskReason())
        .isEqualTo(DeskReason.DEFAULT_POINT);
  }

  @Test
  void outsideAllFencesAPersonDecides() {
    Assignment dispatch = dispatch("E0301", Testville.OUTSIDE);
    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.OUTSIDE_ALL_FENCES);
    assertThat(dispatch.areaPath()).isEmpty();
  }

  @Test
  void inAGapOfTheGridTheDeepestAreaCounts() {
    Assignment dispatch = dispatch("E0301", Testville.HARBOUR_EAST);
    assertThat(dispatch.cell()).isEmpty();
    assertThat(dispatch.area()).isEqualTo("990103");
    assertThat(dispatch.department()).isEqualTo("water");
  }

  @Test
  void withoutARowAPersonDecides() {
    assertThat(dispatch("E0401", Testville.HILLTOWN).deskReason()).isEqualTo(DeskReason.NO_RULE);
    assertThat(dispatch("E0101", Testville.HARBOUR).deskReason()).isEqualTo(DeskReason.NO_RULE);
  }

  @Test
  void rowsOfEqualRightNameAllTheirDepartments() {
    Assignment dispatch = dispatch("E0401", Testville.NORTH_STREET);
    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.SEVERAL_RULES);
    assertThat(dispatch.candidates())
        .extracting(Candidate::department, Candidate::reason)
        .containsExactlyInAnyOrder(
            tuple("north-street", CandidateReason.BY_LIST),
            tuple("river-urban", CandidateReason.BY_LIST));
    assertThat(dispatch.candidates())
        .extracting(Candidate::rule)
        .allSatisfy(rule -> assertThat(rule).startsWith("responsibility.csv:"));
  }

  @Test
  void nearAnEdgeBeyondWhichAnotherDepartmentIsResponsibleAPersonDecides() {
    Assignment dispatch = dispatch("E0101", Testville.NEAR_HILL_EDGE);
    assertThat(dispatch.deskReason()).isEqualTo(DeskReason.NEAR_EDGE);
    assertThat(dispatch.candidates())
        .extracting(Candidate::department, Candidate::reason)
        .containsExactly(
            tuple("river-urban", CandidateReason.BY_LIST),
            tuple("hill-urban", CandidateReason.BEYOND_EDGE));
    assertThat(dispatch.candidates().get(0).distanceMeters()).isZero();
    assertThat(dispatch.candidates().get(1).distanceMeters()).isBetween(4.0, 6.0);
  }

  @Test
  void nearAnEdgeBeyondWhichTheSameDepartmentIsResponsibleItIsDispatched() {
    assertThat(dispatch("E0301", Testville.NEAR_HILL_EDGE).department()).isEqualTo("water");
  }

  @Test
  void anAccuratePositionNearAnEdgeIsDispatched() {
    Position exact =
        new Position(Testville.NEAR_HILL_EDGE.lon(), Testville.NEAR_HILL_EDGE.lat(), 2);
    assertThat(
            dispatcher
                .dispatch(CITY.findCategory("E0101").orElseThrow(), exact, WORKDAY)
                .department())
        .isEqualTo("river-urban");
  }

  @Test
  void agreesWithTheSlowTwinOnRandomReports() {
    Random random = new Random(20_260_302);
    NaiveDispatcher naive = new NaiveDispatcher(CITY);
    for (int i = 0; i < 20_000; i++) {
      var category = CITY.categories().get(random.nextInt(CITY.categories().size()));
      Position position = randomPosition(random);
      assertThat(NaiveDispatcher.Outcome.of(dispatcher.dispatch(category, position, WORKDAY)))
          .as("%s at %s", category.code(), position)
          .isEqualTo(naive.dispatch(category, position));
    }
  }

  private static Position randomPosition(Random random) {
    double lon = 117.98 + random.nextDouble() * 0.34;
    double lat = 30.98 + random.nextDouble() * 0.14;
    // Half of them within some metres of an edge, where it is decided.
    double nearLon = Math.round(lon * 20) / 20.0 + (random.nextDouble() - 0.5) * 0.002;
    double nearLat = Math.round(lat * 20) / 20.0 + (random.nextDouble() - 0.5) * 0.002;
    return switch (random.nextInt(5)) {
      case 0 -> new Position(nearLon, lat, random.nextInt(150));
      case 1 -> new Position(lon, nearLat, random.nextInt(150));
      case 2 -> new Position(nearLon, nearLat, 0);
      case 3 -> random.nextInt(10) == 0 ? null : new Position(lon, lat, random.nextInt(150));
      default -> new Position(Math.round(lon * 20) / 20.0, Math.round(lat * 20) / 20.0, 0);
    };
  }

  private Assignment dispatch(String category, LonLat point) {
    return dispatcher.dispatch(
        CITY.findCategory(category).orElseThrow(),
        new Position(point.lon(), point.lat(), 0),
        WORKDAY);
  }
}
