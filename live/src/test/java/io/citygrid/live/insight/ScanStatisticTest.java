package io.citygrid.live.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScanStatisticTest {
  private static final int DAYS = 30;
  private static final ScanSettings SETTINGS = new ScanSettings(7, 0.5, 1_000, 3, 199, 1);

  /** Cells of 200 m, side by side. */
  private static List<ScanZone> grid(int side) {
    List<ScanZone> zones = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      zones.add(new ScanZone("cell-" + i, i % side * 200.0, i / side * 200.0));
    }
    return zones;
  }

  /** Busy and quiet places, busy and quiet days, which have nothing to do with each other. */
  private static List<ScannedCase> noise(int zones, int cases, Random random) {
    List<ScannedCase> made = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      int zone = (int) (zones * Math.pow(random.nextDouble(), 2));
      int day = (int) (DAYS * Math.sqrt(random.nextDouble()));
      made.add(new ScannedCase("noise-" + i, zone, day));
    }
    return made;
  }

  @Property(tries = 150)
  void findsTheBestOfAllCylinders(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int side,
      @ForAll @IntRange(min = 4, max = 60) int count) {
    Random random = new Random(seed);
    List<ScannedCase> cases = noise(side * side, count, random);
    ScanSettings settings =
        new ScanSettings(
            1 + random.nextInt(10),
            0.2 + 0.8 * random.nextDouble(),
            random.nextInt(1_200),
            1 + random.nextInt(3),
            1,
            seed);
    double found =
        ScanStatistic.find(grid(side), cases, DAYS, settings)
            .map(CaseCluster::logRatio)
            .orElse(0.0);
    assertThat(found)
        .isCloseTo(EveryCylinder.bestLogRatio(grid(side), cases, DAYS, settings), within(1e-9));
  }

  @Property(tries = 15)
  void dealsTheSameChanceAsItsTwin(@ForAll long seed) {
    Random random = new Random(seed);
    List<ScannedCase> cases = noise(9, 25, random);
    ScanSettings settings = new ScanSettings(5, 0.5, 1_000, 2, 39, seed);
    ScanStatistic.find(grid(3), cases, DAYS, settings)
        .ifPresent(
            cluster ->
                assertThat(cluster.p())
                    .isCloseTo(EveryCylinder.p(grid(3), cases, DAYS, settings), within(1e-9)));
  }

  @Test
  void findsAClusterThatWasPutThereAndNamesItsCases() {
    List<ScannedCase> cases = noise(100, 400, new Random(3));
    // Around cell 44 in the last three days, where six or so would come by themselves.
    int[] around = {44, 43, 45, 34, 54};
    for (int i = 0; i < 20; i++) {
      cases.add(new ScannedCase("cluster-" + i, around[i % 5], DAYS - 1 - i % 3));
    }
    CaseCluster cluster = ScanStatistic.find(grid(10), cases, DAYS, SETTINGS).orElseThrow();
    assertThat(cluster.p()).isEqualTo(1.0 / 200);
    assertThat(cluster.recurrenceDays()).isCloseTo(200, within(1e-9));
    assertThat(cluster.zones())
        .contains("cell-44", "cell-43", "cell-45", "cell-34", "cell-54")
        .hasSizeLessThan(15);
    assertThat(cluster.firstDay()).isBetween(DAYS - 4, DAYS - 3);
    assertThat(cluster.lastDay()).isEqualTo(DAYS - 1);
    assertThat(cluster.caseIds()).hasSize(cluster.observed());
    assertThat(cluster.caseIds().stream().filter(id -> id.startsWith("cluster")).count())
        .isGreaterThanOrEqualTo(18);
    assertThat(cluster.expected()).isLessThan(cluster.observed() / 2.0);
  }

  @Test
  void oneThatIsLikelierToBeChanceThanAskedIsNotFoundAndAllOthersAreTheSame() {
    for (int seed = 0; seed < 40; seed++) {
      List<ScannedCase> cases = noise(25, 80, new Random(seed));
      Optional<CaseCluster> any = ScanStatistic.find(grid(5), cases, DAYS, SETTINGS);
      for (double most : new double[] {0.005, 0.02, 0.2, 0.6}) {
        assertThat(ScanStatistic.find(grid(5), cases, DAYS, SETTINGS, most))
            .isEqualTo(any.filter(cluster -> cluster.p() <= most));
      }
    }
  }

  @Test
  void keepsTheStatedRateOfFalseAlarms() {
    int asked = 300;
    int alarms = 0;
    for (int seed = 0; seed < asked; seed++) {
      Optional<CaseCluster> cluster =
          ScanStatistic.find(
              grid(5),
              noise(25, 80, new Random(1_000 + seed)),
              DAYS,
              new ScanSettings(7, 0.5, 1_000, 2, 99, seed));
      alarms += cluster.filter(found -> found.p() <= 0.05).isPresent() ? 1 : 0;
    }
    // At a rate of 0.05, more than 28 of 300 come once in a thousand tests, fewer than 5 as rarely.
    assertThat(alarms).isBetween(5, 28);
  }

  @Test
  void keepsTheStatedRateAlsoWhereItIsSmallerThanTheDealtSetsCanTell() {
    int asked = 400;
    int alarms = 0;
    for (int seed = 0; seed < asked; seed++) {
      List<ScannedCase> cases = noise(25, 80, new Random(9_000 + seed));
      ScanSettings settings = new ScanSettings(7, 0.5, 1_000, 2, 49, seed);
      alarms += ScanStatistic.find(grid(5), cases, DAYS, settings, 0.015).isPresent() ? 1 : 0;
    }
    // Six are expected; more than 14, or none, come about twice in a thousand tests.
    assertThat(alarms).isBetween(1, 14);
  }

  @Test
  void aTailBeyondTheDealtSetsIsThatOfTheirGumbelDistribution() {
    Random random = new Random(2);
    double[] dealt = new double[20_000];
    for (int i = 0; i < dealt.length; i++) {
      dealt[i] = 5 - 1.5 * Math.log(-Math.log(random.nextDouble()));
    }
    for (double value : new double[] {6, 10, 15}) {
      double exact = 1 - Math.exp(-Math.exp(-(value - 5) / 1.5));
      assertThat(ScanStatistic.gumbelTail(dealt, value)).isCloseTo(exact, within(0.1 * exact));
    }
    assertThat(ScanStatistic.gumbelTail(new double[] {3, 3, 3}, 4)).isZero();
  }

  @Test
  void aBusyPlaceOrABusyDayIsNoCluster() {
    List<ScannedCase> cases = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < (day == DAYS - 1 ? 40 : 4); i++) {
        // Half of all at one place, on every day alike.
        cases.add(new ScannedCase(day + "-" + i, i % 2 == 0 ? 0 : 1 + i % 4, day));
      }
    }
    Optional<CaseCluster> cluster = ScanStatistic.find(grid(3), cases, DAYS, SETTINGS);
    assertThat(cluster.map(CaseCluster::p).orElse(1.0)).isGreaterThan(0.05);
  }

  @Test
  void theOrderOfTheCasesDecidesNothingButTheDeal() {
    List<ScannedCase> cases = noise(25, 100, new Random(5));
    List<ScannedCase> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(6));
    CaseCluster one = ScanStatistic.find(grid(5), cases, DAYS, SETTINGS).orElseThrow();
    CaseCluster other = ScanStatistic.find(grid(5), shuffled, DAYS, SETTINGS).orElseThrow();
    assertThat(other.zones()).isEqualTo(one.zones());
    assertThat(other.logRatio()).isEqualTo(one.logRatio());
    assertThat(ScanStatistic.find(grid(5), cases, DAYS, SETTINGS)).hasValue(one);
  }

  @Test
  void nothingIsFoundInNothing() {
    assertThat(ScanStatistic.find(grid(3), List.of(), DAYS, SETTINGS)).isEmpty();
    assertThat(ScanStatistic.find(List.of(), List.of(), DAYS, SETTINGS)).isEmpty();
    List<ScannedCase> two = List.of(new ScannedCase("a", 0, 29), new ScannedCase("b", 0, 29));
    assertThat(ScanStatistic.find(grid(3), two, DAYS, SETTINGS)).isEmpty();
    assertThatThrownBy(
            () -> ScanStatistic.find(grid(1), List.of(new ScannedCase("a", 1, 0)), DAYS, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("case a lies nowhere");
  }
}
