package io.citygrid.geo.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What is remembered, and a search for each question: the same metres, the same segments. */
class RememberedRoutesAgreeWithSearchedTest {
  @RepeatedTest(10)
  void whateverIsAskedAndForgotten(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork network = Streets.byChance(random, 2 + random.nextInt(7));
    ShortestRoutes searched = new ShortestRoutes(network);
    RememberedRoutes remembered =
        new RememberedRoutes(network, repetition.getCurrentRepetition() % 2 == 0 ? 60 : 1_000_000);
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(network.nodes());
      double limit = random.nextInt(5) == 0 ? 5_000 : random.nextDouble() * 900;
      searched.search(from, limit);
      remembered.search(from, limit);
      for (int node = 0; node < network.nodes(); node++) {
        assertThat(remembered.metersTo(node)).isEqualTo(searched.metersTo(node));
        assertThat(remembered.routeTo(node)).isEqualTo(searched.routeTo(node));
      }
    }
  }
}
