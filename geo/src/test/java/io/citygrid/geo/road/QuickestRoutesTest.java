package io.citygrid.geo.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Dijkstra by time, and Bellman and Ford's relaxation of all segments. */
class QuickestRoutesTest {
  @RepeatedTest(10)
  void takeAsLongAsByRelaxingEverySegment(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork network = Streets.byChance(random, 2 + random.nextInt(7));
    // Not by their lengths: jams make short streets slow.
    double[] seconds =
        network.segments().stream().mapToDouble(segment -> 1 + 300 * random.nextDouble()).toArray();
    QuickestRoutes routes = new QuickestRoutes(network, seconds);
    for (int from = 0; from < network.nodes(); from++) {
      double[] plain = RelaxedRoutes.costs(network, seconds, from);
      routes.search(from);
      for (int node = 0; node < network.nodes(); node++) {
        if (Double.isInfinite(plain[node])) {
          assertThat(routes.secondsTo(node)).isInfinite();
          assertThat(routes.routeTo(node)).isEmpty();
        } else {
          assertThat(routes.secondsTo(node)).isCloseTo(plain[node], within(1e-6));
          assertThatRouteTakes(routes.routeTo(node), from, node, seconds, plain[node]);
        }
      }
    }
  }

  private static void assertThatRouteTakes(
      List<Segment> route, int from, int to, double[] seconds, double expected) {
    int at = from;
    double taken = 0;
    for (Segment segment : route) {
      assertThat(segment.fromNode()).isEqualTo(at);
      at = segment.toNode();
      taken += seconds[segment.index()];
    }
    assertThat(at).isEqualTo(to);
    assertThat(taken).isCloseTo(expected, within(1e-6));
  }

  @Test
  void everySegmentMustHaveATime() {
    RoadNetwork network = Streets.byChance(new Random(1), 3);

    assertThatThrownBy(() -> new QuickestRoutes(network, new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("segments have 1 times");
  }
}
