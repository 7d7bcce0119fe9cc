package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private Instant now = Instant.parse("2026-03-02T00:15:00Z");
  private final LoginThrottle throttle =
      new LoginThrottle(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          },
          2);

  @Test
  void waitsLongerAfterEachFailureBeyondTheFreeOnes() {
    throttle.failed("a");
    throttle.failed("a");
    assertThat(throttle.waitSeconds("a")).isZero();
    throttle.failed("a");
    assertThat(throttle.waitSeconds("a")).isEqualTo(5);
    throttle.failed("a");
    assertThat(throttle.waitSeconds("a")).isEqualTo(10);
    assertThat(throttle.waitSeconds("b")).isZero();
  }

  @Test
  void aWaitEndsAndIsNeverLongerThanAQuarterOfAnHour() {
    for (int i = 0; i < 60; i++) {
      throttle.failed("a");
    }
    assertThat(throttle.waitSeconds("a")).isEqualTo(900);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(throttle.waitSeconds("a")).isZero();
  }

  @Test
  void successForgetsTheFailures() {
    for (int i = 0; i < 5; i++) {
      throttle.failed("a");
    }
    throttle.succeeded("a");
    assertThat(throttle.waitSeconds("a")).isZero();
  }

  @Test
  void oneForgivenTryLeavesTheFailuresOfOthers() {
    for (int i = 0; i < 5; i++) {
      throttle.failed("a");
    }
    throttle.forgiven("a");
    assertThat(throttle.waitSeconds("a")).isZero();
    throttle.failed("a");
    assertThat(throttle.waitSeconds("a")).isEqualTo(20);
  }

  @Test
  void failuresAreForgottenAnHourAfterTheLast() {
    for (int i = 0; i < 5; i++) {
      throttle.failed("a");
    }
    now = now.plus(Duration.ofMinutes(61));
    throttle.failed("a");
    assertThat(throttle.waitSeconds("a")).isZero();
  }
}
