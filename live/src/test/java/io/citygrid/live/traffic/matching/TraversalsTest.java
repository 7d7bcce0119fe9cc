package io.citygrid.live.traffic.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.live.traffic.Rules;
import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraversalsTest {
  private static final PlanarFrame FRAME = new PlanarFrame(new LonLat(118.38, 31.33));
  private static final RoadNetwork ROAD =
      RoadNetwork.of(
          List.of(
              new RoadLine(
                  "a",
                  "a",
                  RoadClass.OTHER,
                  true,
                  50,
                  List.of(FRAME.at(0, 0), FRAME.at(1_000, 0), FRAME.at(2_000, 0)))));

  private final Traversals traversals = new Traversals(ROAD, Rules.TRAFFIC);

  private static MatchedFix at(long second, double x, boolean begins) {
    LonLat point = FRAME.at(x, 0);
    Fix fix = new Fix(second * 1_000, point.lon(), point.lat(), 5, Double.NaN, Double.NaN);
    double length = ROAD.segment(0).lengthMeters();
    return x <= length
        ? new MatchedFix(fix, 0, x, begins)
        : new MatchedFix(fix, 1, x - length, begins);
  }

  @Test
  void splitsWhatWasDrivenBySegmentAndIntervalInProportion() {
    double length = ROAD.segment(0).lengthMeters();
    List<Driven> pieces =
        traversals.list(at(290, length - 100, true), at(310, length + 100, false));

    assertThat(pieces)
        .containsExactly(
            new Driven(0, 0, new SpaceMean(100_000, 10_000, 1)),
            new Driven(1, 300_000, new SpaceMean(100_000, 10_000, 1)));
  }

  @Test
  void aWayThatBeginsWasDrivenByNobody() {
    assertThat(traversals.list(at(0, 10, true), at(10, 200, true))).isEmpty();
  }

  @Test
  void standingTakesTimeAndNoWay() {
    List<Driven> pieces = traversals.list(at(0, 500, false), at(30, 497, false));

    assertThat(pieces).containsExactly(new Driven(0, 0, new SpaceMean(0, 30_000, 0)));
  }

  @Test
  void aVehicleCountsOnceOnASegmentInAnInterval() {
    List<Driven> pieces = new ArrayList<>(traversals.list(at(0, 0, true), at(10, 100, false)));
    pieces.addAll(traversals.list(at(10, 100, false), at(20, 200, false)));
    pieces.addAll(traversals.list(at(20, 200, false), at(310, 300, false)));

    assertThat(pieces).hasSize(4);
    assertThat(pieces.stream().mapToLong(piece -> piece.driven().vehicles()).sum()).isEqualTo(2);
  }

  @Test
  void timeAndWayOfAWholeDriveAreNeitherLostNorDoubled() {
    RoadNetwork streets = SanFrancisco.streets();
    Traversals all = new Traversals(streets, Rules.TRAFFIC);
    OnlineMatcher matcher =
        new OnlineMatcher(streets, GridSegments.of(streets), Rules.TRAFFIC.matching());
    List<MatchedFix> way =
        MatchingTest.matchAll(
            matcher, Drive.wandering(streets, new Random(4)).go(900, 10, 5, true));
    long millis = 0;
    double meters = 0;
    long expected = 0;
    for (int i = 1; i < way.size(); i++) {
      for (Driven piece : all.list(way.get(i - 1), way.get(i))) {
        millis += piece.driven().millis();
        meters += piece.driven().millimeters() / 1_000.;
      }
      expected +=
          way.get(i).begins() ? 0 : way.get(i).fix().atMillis() - way.get(i - 1).fix().atMillis();
    }
    assertThat((double) millis).isCloseTo(expected, within(200.0));
    assertThat(3.6 * meters / (millis / 1_000.)).isBetween(25.0, 48.0);
  }
}
