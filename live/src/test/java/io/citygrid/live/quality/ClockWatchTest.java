package io.citygrid.live.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.QualityRules;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final QualityRules.Clocks RULES = new QualityRules.Clocks(10, 5, 60);
  private static final long A_MINUTE = 60_000;

  @Test
  void aClockThatIsAnHourBehindIsFoundByTheFifthReading() {
    ClockWatch watch = ClockWatch.NEW;
    for (int i = 1; i <= 5; i++) {
      assertThat(watch.isBehind(RULES)).isFalse();
      watch = watch.with(60 * A_MINUTE + i * 3_000L, RULES);
    }
    assertThat(watch.isBehind(RULES)).isTrue();
    assertThat(watch.with(60 * A_MINUTE, RULES).isBehind(RULES)).isTrue();
    assertThat(watch.with(2_000, RULES)).as("it was set right").isEqualTo(ClockWatch.NEW);
  }

  @Test
  void whatWasHeldBackAndComesAtOnceIsNoMatterOfClocks() {
    ClockWatch watch = ClockWatch.NEW;
    for (int i = 60; i > 11; i--) {
      watch = watch.with(i * A_MINUTE + A_MINUTE / 2 * (i % 3), RULES);
      assertThat(watch.isBehind(RULES)).as("%d minutes late", i).isFalse();
    }
  }

  @Test
  void neitherIsWhatIsCarriedOverOrAhead() {
    ClockWatch watch = ClockWatch.NEW;
    for (int i = 0; i < 10; i++) {
      watch = watch.with(30 * 24 * 60 * A_MINUTE, RULES);
      assertThat(watch).isEqualTo(ClockWatch.NEW);
      assertThat(watch.with(-60 * A_MINUTE, RULES)).isEqualTo(ClockWatch.NEW);
    }
  }
}
