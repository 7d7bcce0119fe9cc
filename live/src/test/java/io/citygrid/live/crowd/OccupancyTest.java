package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OccupancyTest {
  private static final long DAY = 86_400_000;

  @Test
  void isTheAnchorAndWhoCameLessWhoWent() {
    Occupancy occupancy = Occupancy.startingWith(40, 0).with(0, 100, 30).with(60_000, 5, 15);

    assertThat(occupancy.people()).isEqualTo(100);
  }

  @Test
  void isNeverNegativeButRemembersThatTheCountersSaySo() {
    Occupancy occupancy = Occupancy.startingWith(0, 0).with(0, 10, 25);

    assertThat(occupancy.people()).isZero();
    assertThat(occupancy.with(60_000, 20, 0).people()).isEqualTo(5);
  }

  @Test
  void reportsHowFarTheCountersDriftedWhenItIsAnchoredAnew() {
    Occupancy closed = Occupancy.startingWith(0, 0).with(0, 1_000, 940).anchored(0, DAY / 2);

    assertThat(closed.people()).isZero();
    assertThat(closed.drift()).isEqualTo(60);
    assertThat(closed.driftPerDay()).isEqualTo(120);
    assertThat(closed.with(DAY / 2, 7, 0).people()).isEqualTo(7);
  }

  @Test
  void countsOfBeforeTheAnchorAreInItAndAnEarlierAnchorChangesNothing() {
    Occupancy anchored = Occupancy.startingWith(0, 0).anchored(50, DAY);

    assertThat(anchored.with(DAY - 1, 9, 0)).isEqualTo(anchored);
    assertThat(anchored.anchored(10, DAY)).isEqualTo(anchored);
    assertThat(anchored.with(DAY, 9, 0).people()).isEqualTo(59);
  }

  @Test
  void equalsASumOverAllCountsInAnyOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<long[]> counts = new ArrayList<>();
      long sum = 500;
      for (int i = 0; i < 50; i++) {
        long[] count = {i * 60_000L, random.nextInt(90), random.nextInt(90)};
        counts.add(count);
        sum += count[1] - count[2];
      }
      Collections.shuffle(counts, random);
      Occupancy occupancy = Occupancy.startingWith(500, 0);
      for (long[] count : counts) {
        occupancy = occupancy.with(count[0], count[1], count[2]);
      }
      assertThat(occupancy.people()).isEqualTo(Math.max(0, sum));
    }
  }

  @Test
  void refusesNegativeCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Occupancy.startingWith(0, 0).with(0, -1, 0));
  }
}
