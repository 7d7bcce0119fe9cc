package io.citygrid.live.traffic.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.NamedPlace;
import io.citygrid.city.Names;
import io.citygrid.city.WatchedRoute;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TravelTimesTest {
  private static final long MINUTE = 60_000;
  private static final long NINE = 29_000_000 * MINUTE;
  private static final long HELD = 10 * MINUTE;

  /**
   * From west to east by the short Main Street or around by the North Road, which is longer but
   * faster to the sign: 1,000 m at 40, 2,000 m at 60.
   */
  private static final RoadNetwork TWO_WAYS =
      RoadNetwork.of(
          List.of(
              line("main", "Main Street", 40, point(0, 0), point(1_000, 0)),
              line("north", "North Road", 60, point(0, 0), point(500, 866.025), point(1_000, 0))));

  private static final WatchedRoute EAST = route("east", "main.1", "main.1");

  @Test
  void whereNothingIsMeasuredFreeFlowIsAssumedAndSaid() {
    RouteTime time = at(NINE, Map.of());

    assertThat(time.time().seconds()).isCloseTo(90, within(0.1));
    assertThat(time.time().ratio()).isEqualTo(1);
    assertThat(time.measuredShare()).isZero();
    assertThat(time.confidence()).isZero();
  }

  @Test
  void aJamIsDrivenAroundAndTheDetourIsTimeLost() {
    RouteTime jam = at(NINE, Map.of("main.1", past(NINE, 20, 0.8)));
    assertThat(jam.way()).extracting(Segment::id).containsExactly("north.1", "north.2");
    assertThat(jam.time().seconds()).isCloseTo(120, within(0.1));
    assertThat(jam.time().ratio()).isCloseTo(4 / 3.0, within(0.001));
    assertThat(jam.measuredShare()).as("of the way around").isZero();

    RouteTime slow = at(NINE, Map.of("main.1", past(NINE, 32, 0.8)));
    assertThat(slow.way()).extracting(Segment::id).containsExactly("main.1");
    assertThat(slow.time().ratio()).isCloseTo(1.25, within(1e-9));
    assertThat(slow.measuredShare()).isEqualTo(1);
    assertThat(slow.confidence()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void aSpeedHoldsForAWhileAndItsFreeFlowForGood() {
    SegmentPast past = SegmentPast.NONE.with(new SegmentSpeed(NINE, 32, 36, 1, 7));

    assertThat(at(NINE + 5 * MINUTE, Map.of("main.1", past)).time().seconds())
        .isCloseTo(1_000 * 3.6 / 32, within(0.1));
    RouteTime stale = at(NINE + 10 * MINUTE, Map.of("main.1", past));
    assertThat(stale.measuredShare()).isZero();
    assertThat(stale.time().seconds()).as("free flow as it was learned").isCloseTo(100, within(.1));
    RouteTime before = at(NINE - 5 * MINUTE, Map.of("main.1", past));
    assertThat(before.time().seconds())
        .as("what comes later is not known")
        .isCloseTo(90, within(.1));
  }

  @Test
  void aSegmentRemembersTheNewestOfEachIntervalAndForgetsWhatNobodyNeeds() {
    SegmentPast past =
        SegmentPast.NONE
            .with(new SegmentSpeed(NINE + 5 * MINUTE, 30, 40, 1, 5))
            .with(new SegmentSpeed(NINE, 20, 40, 1, 9))
            .with(new SegmentSpeed(NINE, 25, 40, 1, 8))
            .with(new SegmentSpeed(NINE, 22, 40, 1, 12));

    assertThat(past.speeds()).extracting(SegmentSpeed::kmh).containsExactly(22., 30.);
    assertThat(past.newest(NINE - 1, NINE + 4 * MINUTE).map(SegmentSpeed::kmh)).contains(22.);
    assertThat(past.newest(NINE, NINE + 4 * MINUTE)).isEmpty();
    assertThat(past.since(NINE + 4 * MINUTE)).as("one tells the free flow").isSameAs(past);
    assertThat(past.since(NINE + 5 * MINUTE).speeds()).hasSize(1);
    assertThat(past.since(NINE + 60 * MINUTE).speeds()).hasSize(1);
  }

  /** By relaxing every segment until nothing gets quicker, leg by leg. */
  @RepeatedTest(20)
  void aRouteTakesAsLongAsByRelaxingEverySegment(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork network = grid(random, 5);
    Map<String, SegmentPast> pasts = new HashMap<>();
    for (Segment segment : network.segments()) {
      if (random.nextInt(3) > 0) {
        double kmh = 3 + 60 * random.nextDouble();
        pasts.put(segment.id(), past(NINE - random.nextInt(4) * 5 * MINUTE, kmh, 0.5));
      }
    }
    NetworkTimes times = new NetworkTimes(network, pasts, NINE, HELD);
    List<WatchedRoute> routes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      routes.add(
          new WatchedRoute(
              "route-" + i,
              place(random.nextInt(network.nodes() / 2)),
              place(network.nodes() / 2 + random.nextInt(network.nodes() / 2)),
              i % 2 == 0 ? List.of() : List.of(place(network.nodes() / 2 - 1 - i % 3))));
    }
    routes.removeIf(route -> hasSameStopTwice(route));

    new TravelTimes(network, routes)
        .at(times)
        .forEach(
            (id, told) -> {
              WatchedRoute route =
                  routes.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
              assertThat(told.time().seconds())
                  .isCloseTo(relaxed(network, times.seconds(), route), within(1e-6));
              assertThat(told.time().freeSeconds())
                  .isCloseTo(relaxed(network, times.freeSeconds(), route), within(1e-6));
              assertThatWayIsWhole(told.way(), route);
            });
  }

  private static void assertThatWayIsWhole(List<Segment> way, WatchedRoute route) {
    int at = route.from().node();
    int passed = 0;
    for (Segment segment : way) {
      assertThat(segment.fromNode()).isEqualTo(at);
      at = segment.toNode();
      if (passed < route.via().size() && at == route.via().get(passed).node()) {
        passed++;
      }
    }
    assertThat(at).isEqualTo(route.to().node());
    assertThat(passed).isEqualTo(route.via().size());
  }

  private static boolean hasSameStopTwice(WatchedRoute route) {
    List<NamedPlace> stops = route.stops();
    for (int i = 1; i < stops.size(); i++) {
      if (stops.get(i).node() == stops.get(i - 1).node()) {
        return true;
      }
    }
    return false;
  }

  private static double relaxed(RoadNetwork network, double[] seconds, WatchedRoute route) {
    double sum = 0;
    for (int i = 1; i < route.stops().size(); i++) {
      double[] least = new double[network.nodes()];
      java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
      least[route.stops().get(i - 1).node()] = 0;
      for (int round = 0; round < network.nodes(); round++) {
        for (Segment segment : network.segments()) {
          double there = least[segment.fromNode()] + seconds[segment.index()];
          least[segment.toNode()] = Math.min(least[segment.toNode()], there);
        }
      }
      sum += least[route.stops().get(i).node()];
    }
    return sum;
  }

  private static RouteTime at(long interval, Map<String, SegmentPast> pasts) {
    NetworkTimes times = new NetworkTimes(TWO_WAYS, pasts, interval, HELD);
    RouteTime told = new TravelTimes(TWO_WAYS, List.of(EAST)).at(times).get("east");
    assertThat(told).isNotNull();
    return java.util.Objects.requireNonNull(told);
  }

  private static SegmentPast past(long interval, double kmh, double confidence) {
    return SegmentPast.NONE.with(new SegmentSpeed(interval, kmh, 40, confidence, 3));
  }

  private static WatchedRoute route(String id, String first, String last) {
    return new WatchedRoute(
        id,
        place(TWO_WAYS.findSegment(first).orElseThrow().fromNode()),
        place(TWO_WAYS.findSegment(last).orElseThrow().toNode()),
        List.of());
  }

  private static NamedPlace place(int node) {
    return new NamedPlace("node-" + node, new Names("点", "Node"), new LonLat(118, 31), node);
  }

  /** Streets in both directions between all neighbours of a square. */
  private static RoadNetwork grid(Random random, int size) {
    List<RoadLine> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        LonLat here = point(300 * i, 300 * j);
        double kmh = 20 + random.nextInt(60);
        if (i + 1 < size) {
          lines.add(line("e" + i + "-" + j, "E" + j, kmh, here, point(300 * (i + 1), 300 * j)));
        }
        if (j + 1 < size) {
          lines.add(line("n" + i + "-" + j, "N" + i, kmh, here, point(300 * i, 300 * (j + 1))));
        }
      }
    }
    return RoadNetwork.of(lines);
  }

  private static RoadLine line(String id, String road, double kmh, LonLat... points) {
    return new RoadLine(id, road, RoadClass.OTHER, false, kmh, List.of(points));
  }

  private static LonLat point(double east, double north) {
    double meters = 111_195.08;
    return new LonLat(118 + east / meters / Math.cos(Math.toRadians(31)), 31 + north / meters);
  }
}
