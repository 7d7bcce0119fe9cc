package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeFlowTest {
  private static final TrafficRules.FreeFlow RULES = new TrafficRules.FreeFlow(30, 60);

  private record Seen(long day, int minute, double kmh) {}

  @Test
  void isTheSpeedLimitUntilEnoughDaysWereSeen() {
    FreeFlow learned = FreeFlow.NEW;
    for (int day = 0; day < 29; day++) {
      learned = learned.with(day, 600, 40, RULES);
    }
    assertThat(learned.isLearned(RULES)).isFalse();
    assertThat(learned.kmh(60, RULES)).isEqualTo(60);

    learned = learned.with(29, 600, 40, RULES);
    assertThat(learned.isLearned(RULES)).isTrue();
    assertThat(learned.kmh(60, RULES)).isEqualTo(40);
    assertThat(learned.kmh(30, RULES)).isEqualTo(30);
  }

  @Test
  void isLearnedByDayOnly() {
    FreeFlow learned = FreeFlow.NEW;
    for (int day = 0; day < 40; day++) {
      learned = learned.with(day, 3 * 60, 90, RULES).with(day, 8 * 60, 30, RULES);
    }
    assertThat(learned.kmh(100, RULES)).isEqualTo(30);
  }

  @Test
  void isWhatABatchOverAllDaysFinds() {
    Random random = new Random(11);
    for (int run = 0; run < 20; run++) {
      List<Seen> all = new ArrayList<>();
      FreeFlow learned = FreeFlow.NEW;
      for (int day = 100; day < 130 + random.nextInt(30); day++) {
        for (int minute = 0; minute < 1_440; minute += 5) {
          if (random.nextInt(3) > 0) {
            Seen seen = new Seen(day, minute, 10 + 60 * random.nextDouble());
            all.add(seen);
            learned = learned.with(seen.day(), seen.minute(), seen.kmh(), RULES);
          }
        }
      }
      assertThat(learned.kmh(200, RULES)).isCloseTo(batch(all), within(1e-9));
    }
  }

  @Test
  void fadesWhatIsOlderThanItRemembers() {
    FreeFlow learned = FreeFlow.NEW;
    for (int day = 0; day < 60; day++) {
      learned = learned.with(day, 600, 60, RULES);
    }
    for (int day = 60; day < 400; day++) {
      learned = learned.with(day, 600, 40, RULES);
    }
    assertThat(learned.days()).isEqualTo(60);
    assertThat(learned.kmh(100, RULES)).isCloseTo(40, within(0.2));
  }

  private static double batch(List<Seen> all) {
    List<Double> means = new ArrayList<>();
    for (int slot = 24; slot < 96; slot++) {
      int of = slot;
      all.stream()
          .filter(seen -> seen.minute() / 15 == of)
          .mapToDouble(Seen::kmh)
          .average()
          .ifPresent(means::add);
    }
    means.sort(Comparator.reverseOrder());
    return means.stream().limit(8).mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
