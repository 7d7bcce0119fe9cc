package io.citygrid.geo.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Dijkstra with a bound, and the relaxation of all segments until nothing gets nearer. */
class ShortestRoutesTest {
  @RepeatedTest(10)
  void areAsLongAsByRelaxingEverySegment(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork network = Streets.byChance(random, 2 + random.nextInt(7));
    ShortestRoutes routes = new ShortestRoutes(network);
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(network.nodes());
      double limit = random.nextInt(3) == 0 ? 1e9 : random.nextDouble() * 800;
      double[] plain =
          RelaxedRoutes.costs(
              network,
              network.segments().stream().mapToDouble(Segment::lengthMeters).toArray(),
              from);
      routes.search(from, limit);
      for (int node = 0; node < network.nodes(); node++) {
        if (plain[node] > limit) {
          assertThat(routes.metersTo(node)).isInfinite();
        } else {
          assertThat(routes.metersTo(node)).isCloseTo(plain[node], within(1e-6));
          assertThatRouteIsWhole(routes.routeTo(node), from, node, plain[node]);
        }
      }
    }
  }

  private static void assertThatRouteIsWhole(List<Segment> route, int from, int to, double meters) {
    int at = from;
    double length = 0;
    for (Segment segment : route) {
      assertThat(segment.fromNode()).isEqualTo(at);
      at = segment.toNode();
      length += segment.lengthMeters();
    }
    assertThat(at).isEqualTo(to);
    assertThat(length).isCloseTo(meters, within(1e-6));
  }
}
