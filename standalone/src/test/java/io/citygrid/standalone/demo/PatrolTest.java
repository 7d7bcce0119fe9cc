package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.LayerKind;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Grid workers on the streets of the ready city Wuhu, and on a few drawn here. */
class PatrolTest {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final int SHIFT_SECONDS = 8 * 3600;
  private static final int STEP_SECONDS = 10;
  private static final int WORKERS = 40;

  private static City wuhu;
  private static Footways footways;
  private static List<Fence> cells;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
    footways = new Footways(wuhu.roads());
    CityLayer social =
        wuhu.layers().stream().filter(layer -> layer.kind() == LayerKind.GRID).findFirst().get();
    List<Fence> shuffled = new ArrayList<>(social.fences().fences());
    java.util.Collections.shuffle(shuffled, new Random(5));
    cells = shuffled;
  }

  /** A worker and the cell that is his. */
  private record Worker(Fence cell, Beat beat, Patrol patrol) {}

  private static List<Worker> workers(long seed) {
    Random random = new Random(seed);
    List<Worker> workers = new ArrayList<>();
    for (Fence cell : cells) {
      Optional<Beat> beat = workers.size() < WORKERS ? Beat.of(footways, cell) : Optional.empty();
      beat.ifPresent(
          each -> workers.add(new Worker(cell, each, new Patrol(footways, each, random))));
    }
    return workers;
  }

  private static List<LonLat> shift(Patrol patrol) {
    List<LonLat> walked = new ArrayList<>(List.of(patrol.position()));
    for (int second = 0; second < SHIFT_SECONDS; second += STEP_SECONDS) {
      walked.add(patrol.walk(STEP_SECONDS));
    }
    return walked;
  }

  private static double metersToStreet(LonLat point) {
    double x = wuhu.roads().frame().x(point.lon());
    double y = wuhu.roads().frame().y(point.lat());
    return wuhu.roads().segments().stream()
        .filter(segment -> segment.roadClass() != RoadClass.EXPRESSWAY)
        .mapToDouble(segment -> segment.nearest(x, y).distanceMeters())
        .min()
        .orElseThrow();
  }

  private static boolean isIn(Fence cell, LonLat point) {
    return cell.geometry()
        .intersects(GEOMETRY.createPoint(new Coordinate(point.lon(), point.lat())));
  }

  @Test
  void aWorkerStaysOnStreetsAndReportsFromBesideThem() {
    Random random = new Random(3);
    for (Worker worker : workers(1)) {
      for (int i = 0; i < 40; i++) {
        assertThat(metersToStreet(worker.patrol().walk(97))).isLessThan(0.01);
        assertThat(metersToStreet(worker.patrol().beside(random)))
            .isLessThanOrEqualTo(Patrol.MOST_BESIDE_METERS + 0.01);
      }
    }
  }

  @Test
  void nobodyWalksFasterThanPeopleWalkAndNobodyStandsForLong() {
    for (Worker worker : workers(2)) {
      List<LonLat> walked = shift(worker.patrol());
      double most = 0;
      double sum = 0;
      for (int i = 1; i < walked.size(); i++) {
        double meters = walked.get(i).distanceMeters(walked.get(i - 1));
        most = Math.max(most, meters);
        sum += meters;
      }
      // The plane is true to 0.7 % up to 60 km from its middle.
      assertThat(most).isLessThanOrEqualTo(1.007 * Patrol.METERS_PER_SECOND * STEP_SECONDS);
      assertThat(sum)
          .as("a day's walk in %s", worker.cell().id())
          .isGreaterThan(worker.beat().stretches().size() > 1 ? 10_000 : -1);
    }
  }

  /** By the streets themselves, not by the beat: each point of a street in the cell is passed. */
  @Test
  void overAShiftAWorkerPassesEveryStreetOfHisCellThatHeCanReach() {
    int withStreets = 0;
    for (Worker worker : workers(3)) {
      List<LonLat> walked = shift(worker.patrol());
      FootRoutes reach =
          new FootRoutes(footways, worker.beat().stretches().get(0), Beat.MOST_WALK_METERS);
      int inside = 0;
      for (Segment street : wuhu.roads().segments()) {
        if (!street.forward() || street.roadClass() == RoadClass.EXPRESSWAY) {
          continue;
        }
        for (double meters = 0; meters < street.lengthMeters(); meters += 20) {
          StreetPlace place = new StreetPlace(street, meters);
          LonLat point = footways.point(place);
          if (isIn(worker.cell(), point) && !Double.isInfinite(reach.metersTo(place))) {
            inside++;
            assertThat(walked.stream().mapToDouble(point::distanceMeters).min().orElseThrow())
                .as("%s at %.0f m, in cell %s", street.id(), meters, worker.cell().id())
                .isLessThanOrEqualTo(Beat.STRETCH_METERS / 2 + 1);
          }
        }
      }
      withStreets += inside > 0 ? 1 : 0;
    }
    assertThat(withStreets).isGreaterThan(WORKERS / 4);
  }

  @Test
  void theSameSeedGivesTheSameWalkAndAnotherAnother() {
    assertThat(walked(4).equals(walked(4))).isTrue();
    assertThat(walked(4).equals(walked(6))).isFalse();
  }

  private static List<LonLat> walked(long seed) {
    return workers(seed).stream().map(worker -> worker.patrol().walk(600)).toList();
  }

  @Test
  void aCellFarFromEveryStreetHasNoBeat() {
    int without = 0;
    for (Fence cell : cells.subList(0, 300)) {
      Coordinate middle = cell.geometry().getInteriorPoint().getCoordinate();
      double meters = metersToStreet(new LonLat(middle.x, middle.y));
      boolean hasBeat = Beat.of(footways, cell).isPresent();
      if (meters <= Beat.REACH_METERS - Beat.STRETCH_METERS) {
        assertThat(hasBeat).as(cell.id()).isTrue();
      }
      without += hasBeat ? 0 : 1;
    }
    assertThat(without).isPositive();
  }

  @Test
  void expresswaysAreNotWalkedAndOneWayStreetsAreWalkedBothWays() {
    LonLat a = new LonLat(118.000, 31);
    LonLat b = new LonLat(118.001, 31);
    LonLat c = new LonLat(118.002, 31);
    Footways streets =
        new Footways(
            RoadNetwork.of(
                List.of(
                    new RoadLine("one", "one", RoadClass.OTHER, true, 40, List.of(a, b)),
                    new RoadLine("two", "two", RoadClass.EXPRESSWAY, false, 80, List.of(b, c)))));
    Segment one = streets.near(a, 1).get(0);
    assertThat(streets.near(c, 50)).isEmpty();
    FootRoutes back =
        new FootRoutes(streets, new StreetPlace(one, one.lengthMeters()), Beat.MOST_WALK_METERS);
    assertThat(back.to(new StreetPlace(one, 10)))
        .containsExactly(new FootRoutes.Leg(one, one.lengthMeters(), 10));
  }

  /** A way around is taken where it is shorter than the street itself. */
  @Test
  void theShortestWayIsTaken() {
    LonLat west = new LonLat(118, 31);
    LonLat east = new LonLat(118.001, 31);
    LonLat north = new LonLat(118.0005, 31.005);
    Footways streets =
        new Footways(
            RoadNetwork.of(
                List.of(
                    new RoadLine(
                        "bow", "bow", RoadClass.OTHER, false, 40, List.of(west, north, east)),
                    new RoadLine(
                        "chord", "chord", RoadClass.OTHER, false, 40, List.of(west, east)))));
    Segment chord =
        streets.near(west, 1).stream().filter(s -> s.id().startsWith("chord")).findFirst().get();
    Segment bow =
        streets.near(west, 1).stream().filter(s -> s.id().startsWith("bow")).findFirst().get();
    StreetPlace from = new StreetPlace(bow, 5);
    StreetPlace to = new StreetPlace(bow, bow.lengthMeters() - 5);
    FootRoutes routes = new FootRoutes(streets, from, 10_000);
    assertThat(routes.to(to))
        .containsExactly(
            new FootRoutes.Leg(bow, 5, 0),
            new FootRoutes.Leg(chord, 0, chord.lengthMeters()),
            new FootRoutes.Leg(bow, bow.lengthMeters(), bow.lengthMeters() - 5));
    assertThat(routes.metersTo(to))
        .isEqualTo(10 + chord.lengthMeters(), org.assertj.core.api.Assertions.within(1e-9));
  }
}
