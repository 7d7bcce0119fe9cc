package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningWatchTest {
  private static final CrowdRules.Warnings RULES = Rules.CROWD.warnings();

  private static CrowdPressure of(long people) {
    return CrowdPressure.of(Rules.SQUARE, people, 0);
  }

  private static List<Integer> levels(long... windows) {
    List<Integer> levels = new ArrayList<>();
    WarningWatch watch = WarningWatch.NEW;
    for (long people : windows) {
      watch = watch.with(of(people), RULES);
      levels.add(watch.level());
    }
    return levels;
  }

  @Test
  void risesAfterTwoWindowsToWhatBothReach() {
    assertThat(levels(600, 600)).containsExactly(0, 1);
    assertThat(levels(1_000, 650, 1_000, 1_000)).containsExactly(0, 1, 1, 4);
    assertThat(levels(700, 500, 700, 500)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void fallsAfterTwoWindowsTenPercentBelow() {
    // Blue begins at 600 and is held down to 540.
    assertThat(levels(600, 600, 545, 545, 541)).containsExactly(0, 1, 1, 1, 1);
    assertThat(levels(600, 600, 539, 545, 539, 539)).containsExactly(0, 1, 1, 1, 1, 0);
    // From red to what one of the two windows still holds: orange down to 810.
    assertThat(levels(1_000, 1_000, 890, 820, 100, 100)).containsExactly(0, 4, 4, 3, 3, 0);
  }

  @ParameterizedTest
  @CsvSource({
    // share, density, minutes to full, filling rate, level
    "0.59, 0.9, 61, 0, 0",
    "0.60, 0.9, 61, 0, 1",
    "0.10, 2.0, 61, 0, 2",
    "0.95, 5.0, 61, 0, 4",
    "0.30, 0.1, 60, 0, 1",
    "0.30, 0.1, 15, 0, 3",
    "0.30, 0.1, 5, 0, 4",
    "0.29, 0.1, 5, 0, 0",
    "0.10, 0.1, 61, 0.032, 0",
    "0.10, 0.1, 61, 0.033, 1",
    "0.10, 0.1, 61, 0.067, 2",
    "0.10, 0.1, 61, 0.1, 3",
    "0.10, 0.1, 61, 0.2, 4",
    "0.09, 0.1, 61, 0.2, 0",
    "0.60, 0.9, 61, -0.2, 1",
  })
  void theHighestOfShareDensityRateAndTimeToFullCounts(
      double share, double density, double minutes, double rate, int level) {
    CrowdPressure pressure = new CrowdPressure(share, density, minutes, rate);

    assertThat(WarningWatch.NEW.with(pressure, RULES).with(pressure, RULES).level())
        .isEqualTo(level);
  }

  @Test
  void aRateIsHeldDownToTenPercentBelowItsThreshold() {
    WarningWatch watch = WarningWatch.NEW;
    List<Integer> levels = new ArrayList<>();
    for (double rate : new double[] {0.07, 0.07, 0.061, 0.061, 0.05, 0.05, 0.02, 0.02}) {
      watch = watch.with(new CrowdPressure(0.2, 0.1, 61, rate), RULES);
      levels.add(watch.level());
    }
    // Yellow begins at 0.067 and is held down to 0.0603, blue at 0.033 down to 0.0297.
    assertThat(levels).containsExactly(0, 2, 2, 2, 2, 1, 1, 0);
  }

  @Test
  void knowsWhenTheAreaWillBeFull() {
    assertThat(CrowdPressure.of(Rules.SQUARE, 400, 20).minutesToFull()).isEqualTo(30);
    assertThat(CrowdPressure.of(Rules.SQUARE, 400, 0).minutesToFull()).isInfinite();
    assertThat(CrowdPressure.of(Rules.SQUARE, 400, -5).minutesToFull()).isInfinite();
    assertThat(CrowdPressure.of(Rules.SQUARE, 1_100, -5).minutesToFull()).isZero();
    assertThat(CrowdPressure.of(Rules.SQUARE, 400, 20).density()).isEqualTo(0.4);
    assertThat(CrowdPressure.of(Rules.SQUARE, 400, 20).fillingRate()).isEqualTo(0.02);
  }

  /** The twin looks at all windows from the first and at each level for itself. */
  @Test
  void equalsItsSlowTwin() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      long people = 500;
      List<Long> windows = new ArrayList<>();
      WarningWatch watch = WarningWatch.NEW;
      for (int i = 0; i < 60; i++) {
        people = Math.max(0, people + random.nextInt(-150, 156));
        windows.add(people);
        watch = watch.with(of(people), RULES);
        assertThat(watch.level()).as("%s", windows).isEqualTo(twin(windows));
      }
    }
  }

  private static int twin(List<Long> windows) {
    double[] from = {0, 600, 800, 900, 1_000};
    // The density thresholds 1.0, 2.0, … of 1,000 m²: blue at 1,000 people, yellow at 2,000.
    double[] dense = {0, 1_000, 2_000, 3_500, 5_000};
    boolean[] on = new boolean[5];
    int highest = 0;
    for (int i = 1; i < windows.size(); i++) {
      for (int level = 1; level <= 4; level++) {
        double threshold = Math.min(from[level], dense[level]);
        // No inflow is told here: what is full counts as full in 0 minutes, which is red.
        double full = 1_000;
        double one = windows.get(i - 1);
        double other = windows.get(i);
        boolean bothReach =
            (one >= threshold || one >= full) && (other >= threshold || other >= full);
        boolean bothBelow = one < 0.9 * threshold && other < 0.9 * threshold;
        on[level] = bothReach || on[level] && !bothBelow;
      }
    }
    for (int level = 1; level <= 4; level++) {
      highest = on[level] ? level : highest;
    }
    return highest;
  }
}
