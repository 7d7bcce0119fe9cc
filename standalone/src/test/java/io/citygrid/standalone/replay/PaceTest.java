package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What happened is handed on at the pace that was asked for, by a clock that the test owns. */
class PaceTest {
  private static final Instant FIRST = Instant.parse("2011-07-01T04:00:00Z");
  private static final Instant STARTED = Instant.parse("2026-11-29T12:00:00Z");

  /** Passes only while somebody sleeps, or as the taker says. */
  private static final class OwnTime {
    private Instant now = STARTED;
    private int sleeps;

    Pace pace(double timesFaster) {
      return new Pace(
          timesFaster,
          () -> now,
          howLong -> {
            assertThat(howLong).isPositive();
            sleeps++;
            now = now.plus(howLong);
          });
    }
  }

  /**
   * @param after the start of the replay
   */
  private record HandedOn(Duration after, List<Long> seconds) {}

  /**
   * @param seconds when each thing happened, after the first
   * @param taking how long the taker needs for a batch
   */
  private static List<HandedOn> replay(
      OwnTime time, double timesFaster, List<Long> seconds, Duration taking, int most)
      throws Exception {
    List<HandedOn> handedOn = new ArrayList<>();
    Function<Long, Instant> at = FIRST::plusSeconds;
    time.pace(timesFaster)
        .handOn(
            seconds,
            at,
            most,
            batch -> {
              handedOn.add(new HandedOn(Duration.between(STARTED, time.now), List.copyOf(batch)));
              time.now = time.now.plus(taking);
            });
    return handedOn;
  }

  @Test
  void sixtyTimesFasterAnHourPassesInAMinute() throws Exception {
    assertThat(replay(new OwnTime(), 60, List.of(0L, 30L, 30L, 3_600L), Duration.ZERO, 500))
        .containsExactly(
            new HandedOn(Duration.ZERO, List.of(0L)),
            new HandedOn(Duration.ofMillis(500), List.of(30L, 30L)),
            new HandedOn(Duration.ofMinutes(1), List.of(3_600L)));
  }

  @Test
  void slowerThanTheDataIsPossibleToo() throws Exception {
    assertThat(replay(new OwnTime(), 0.5, List.of(0L, 10L), Duration.ZERO, 500))
        .containsExactly(
            new HandedOn(Duration.ZERO, List.of(0L)),
            new HandedOn(Duration.ofSeconds(20), List.of(10L)));
  }

  @Test
  void asFastAsPossibleNeverWaitsAndFillsItsBatches() throws Exception {
    OwnTime time = new OwnTime();
    assertThat(
            replay(
                time,
                Double.POSITIVE_INFINITY,
                List.of(0L, 5L, 86_400L, 86_401L, 99_999L),
                Duration.ZERO,
                2))
        .extracting(HandedOn::seconds)
        .containsExactly(List.of(0L, 5L), List.of(86_400L, 86_401L), List.of(99_999L));
    assertThat(time.sleeps).isZero();
  }

  /** A taker that needs 3 s for each: what was due meanwhile goes at once, the last in its time. */
  @Test
  void whoFallsBehindCatchesUpAndTheScheduleDoesNotMove() throws Exception {
    List<Long> seconds = List.of(0L, 60L, 120L, 180L, 1_200L);
    assertThat(replay(new OwnTime(), 60, seconds, Duration.ofSeconds(3), 500))
        .containsExactly(
            new HandedOn(Duration.ZERO, List.of(0L)),
            new HandedOn(Duration.ofSeconds(3), List.of(60L, 120L, 180L)),
            new HandedOn(Duration.ofSeconds(20), List.of(1_200L)));
  }

  /** For any data and any taker: nothing too early, nothing later than it must be, all in order. */
  @Test
  void nothingIsEarlyAndNothingWaitsWithoutReason() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      double timesFaster = Math.pow(10, random.nextDouble() * 5 - 1);
      Duration taking = Duration.ofMillis(random.nextInt(2_000));
      int most = 1 + random.nextInt(5);
      List<Long> seconds = new ArrayList<>();
      long second = 0;
      for (int i = 0; i < 40; i++) {
        seconds.add(second);
        second += (long) (random.nextInt(20) * timesFaster / 10);
      }
      List<HandedOn> handedOn = replay(new OwnTime(), timesFaster, seconds, taking, most);

      assertThat(handedOn.stream().flatMap(each -> each.seconds().stream()))
          .containsExactlyElementsOf(seconds);
      Duration free = Duration.ZERO;
      for (HandedOn each : handedOn) {
        Duration due = due(each.seconds().get(each.seconds().size() - 1), timesFaster);
        assertThat(each.after()).isEqualTo(free.compareTo(due) > 0 ? free : due);
        assertThat(each.seconds()).hasSizeLessThanOrEqualTo(most);
        free = each.after().plus(taking);
      }
    }
  }

  private static Duration due(long seconds, double timesFaster) {
    return Duration.ofMillis((long) (seconds * 1_000 / timesFaster));
  }
}
