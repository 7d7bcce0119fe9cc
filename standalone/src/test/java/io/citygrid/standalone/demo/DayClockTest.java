package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DayClockTest {
  private static final Instant NOW = Instant.parse("2026-07-06T04:00:00Z");

  /** Real time that a test sets. */
  private static final class Real extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Real real = new Real();

  @Test
  void inAnotherZoneItIsTheSameMoment() {
    DayClock clock = DayClock.passing(10, Duration.ofMinutes(50), real);
    Clock inShanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));
    real.now = NOW.plusSeconds(1);

    assertThat(inShanghai.instant()).isEqualTo(clock.instant());
    assertThat(inShanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(LocalDate.now(inShanghai))
        .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
  }

  @Test
  void aDayThatPassesTenTimesAsFastEndsWhenItHasCaughtUp() {
    DayClock clock = DayClock.passing(10, Duration.ofMinutes(50), real);
    assertThat(clock.instant()).isEqualTo(NOW.minus(Duration.ofMinutes(45)));
    Instant before = clock.instant();
    for (int second = 1; second <= 300; second++) {
      real.now = NOW.plusSeconds(second);
      Instant now = clock.instant();
      assertThat(Duration.between(before, now)).isEqualTo(Duration.ofSeconds(10));
      assertThat(clock.hasCaughtUp()).isEqualTo(second == 300);
      before = now;
      clock.told();
    }
    real.now = NOW.plusSeconds(1_000);
    assertThat(clock.instant()).isEqualTo(real.now);
  }

  @Test
  void itWaitsForSourcesThatAreSlow() {
    DayClock clock = DayClock.passing(30, Duration.ofMinutes(50), real);
    Instant begin = clock.instant();
    real.now = NOW.plusSeconds(60);
    assertThat(clock.instant()).isEqualTo(begin.plus(DayClock.MOST_AHEAD));
    real.now = NOW.plusSeconds(70);
    assertThat(clock.instant()).isEqualTo(begin.plus(DayClock.MOST_AHEAD));
    clock.told();
    assertThat(clock.instant()).as("never backwards").isEqualTo(begin.plus(DayClock.MOST_AHEAD));
    real.now = NOW.plusMillis(70_100);
    assertThat(clock.instant()).isEqualTo(begin.plus(DayClock.MOST_AHEAD).plusSeconds(3));
  }

  @Test
  void atThePaceOfTheClockItIsRealTime() {
    DayClock clock = DayClock.passing(1, Duration.ofMinutes(50), real);
    real.now = NOW.plus(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(real.now);
    assertThatThrownBy(() -> DayClock.passing(0.5, Duration.ofMinutes(1), real))
        .hasMessageContaining("0.5");
  }
}
