package io.citygrid.live.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowMatrixTest {
  private static final int LEAST = 10;
  private static final CrowdRules.Privacy PRIVACY = new CrowdRules.Privacy(LEAST);

  private static PairFlow pair(String from, String to, long trips) {
    return new PairFlow(0, from, to, trips, trips * 600_000, trips * 1_800_000);
  }

  private static FlowMatrix of(PairFlow... pairs) {
    return new FlowMatrix(List.of(pairs), List.of(), PRIVACY);
  }

  @Test
  void whatFlowsOutFlowsIn() {
    FlowMatrix matrix =
        of(pair("a", "b", 40), pair("b", "a", 25), pair("c", "b", 12), pair("a", "a", 30));

    assertThat(matrix.of("b").in()).isEqualTo(52);
    assertThat(matrix.of("b").out()).isEqualTo(25);
    assertThat(matrix.of("a").within()).isEqualTo(30);
    assertThat(matrix.of("a").out()).isEqualTo(40);
    assertThat(matrix.of("a").stayMinutes()).isEqualTo(30);
    assertThat(matrix.of("b").from()).extracting(PairFlow::from).containsExactly("a", "c");
    assertThat(matrix.of("d"))
        .isEqualTo(new AreaFlow("d", 0, 0, 0, 0, Double.NaN, List.of(), List.of()));
    assertThat(matrix.trips()).isEqualTo(107);
  }

  @Test
  void aSmallGroupIsNotShownAndNeitherIsWhatItFollowsFrom() {
    FlowMatrix matrix =
        of(pair("a", "b", 40), pair("c", "b", 12), pair("d", "b", 3), pair("a", "c", 20));

    // 55 came to b: with 40 and 12 shown, everybody would know of the three.
    assertThat(matrix.of("b").in()).isEqualTo(55);
    assertThat(matrix.of("b").from()).extracting(PairFlow::from).containsExactly("a");
    assertThat(matrix.of("d").out()).isEqualTo(AreaFlow.HIDDEN);
    // Who knew all other outflows would know that of d.
    assertThat(matrix.of("c").out()).isEqualTo(AreaFlow.HIDDEN);
    assertThat(matrix.of("a").out()).isEqualTo(60);
  }

  @Test
  void whoWentThroughIsShownAboveTheLeastGroup() {
    FlowMatrix matrix =
        new FlowMatrix(
            List.of(pair("a", "b", 40)),
            List.of(new PassedArea(0, "c", 31), new PassedArea(0, "d", 9)),
            PRIVACY);

    assertThat(matrix.of("c").through()).isEqualTo(31);
    assertThat(matrix.of("d").through()).isEqualTo(AreaFlow.HIDDEN);
    assertThat(matrix.areas()).containsExactly("a", "b", "c", "d");
  }

  /** In matrices made by chance, no sum minus what is shown is a group smaller than the least. */
  @Test
  void noSmallGroupFollowsFromWhatIsShown() {
    Random random = new Random(11);
    int hiddenBeside = 0;
    for (int round = 0; round < 500; round++) {
      List<PairFlow> all = new ArrayList<>();
      int areas = 2 + random.nextInt(7);
      for (int from = 0; from < areas; from++) {
        for (int to = 0; to < areas; to++) {
          long trips = random.nextInt(3) == 0 ? 0 : random.nextInt(1 + random.nextInt(60));
          all.add(pair("a" + from, "a" + to, trips));
        }
      }
      FlowMatrix matrix = new FlowMatrix(all, List.of(), PRIVACY);
      List<PairFlow> between = all.stream().filter(PairFlow::isBetween).toList();
      List<PairFlow> shown = matrix.shownPairs();
      assertThat(shown).allMatch(pair -> pair.trips() >= LEAST);
      hiddenBeside +=
          (int) between.stream().filter(p -> p.trips() >= LEAST && !shown.contains(p)).count();
      assertNoRemainder(between, shown, PairFlow::from, area -> matrix.of(area).out());
      assertNoRemainder(between, shown, PairFlow::to, area -> matrix.of(area).in());
    }
    assertThat(hiddenBeside).isGreaterThan(100);
  }

  private static void assertNoRemainder(
      List<PairFlow> all,
      List<PairFlow> shown,
      Function<PairFlow, String> line,
      Function<String, Long> told) {
    Map<String, Long> sums = sums(all, line);
    Map<String, Long> shownSums = sums(shown, line);
    long hiddenTogether = 0;
    for (Map.Entry<String, Long> sum : sums.entrySet()) {
      long seen = told.apply(sum.getKey());
      if (seen == AreaFlow.HIDDEN) {
        hiddenTogether += sum.getValue();
        continue;
      }
      assertThat(seen).isEqualTo(sum.getValue());
      long remainder = seen - shownSums.getOrDefault(sum.getKey(), 0L);
      assertThat(remainder == 0 || remainder >= LEAST).as("%d of %d", remainder, seen).isTrue();
    }
    long most = sums.values().stream().mapToLong(Long::longValue).sum();
    assertThat(hiddenTogether == 0 || hiddenTogether >= LEAST || hiddenTogether == most).isTrue();
  }

  private static Map<String, Long> sums(List<PairFlow> pairs, Function<PairFlow, String> line) {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(line, TreeMap::new, Collectors.summingLong(PairFlow::trips)));
  }

  @Test
  void aTripTakenBackLeavesNothing() {
    LevelTrip trip =
        new LevelTrip("DISTRICT", "a", "b", List.of("c"), 1_000, 600_000, 1_200_000, 1, 1);
    LevelTrip back =
        new LevelTrip("DISTRICT", "a", "b", List.of("c"), 1_000, 600_000, 1_200_000, -1, 1);

    assertThat(PairFlow.none(0, "a", "b").with(trip).with(trip).with(back))
        .isEqualTo(new PairFlow(0, "a", "b", 1, 600_000, 1_200_000));
    assertThat(
            new FlowMatrix(
                    List.of(PairFlow.none(0, "a", "b").with(trip).with(back)), List.of(), PRIVACY)
                .trips())
        .isZero();
  }
}
