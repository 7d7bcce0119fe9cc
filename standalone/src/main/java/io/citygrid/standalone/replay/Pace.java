package io.citygrid.standalone.replay;

import io.citygrid.standalone.door.DoorException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what happened at the pace of the data's own clock times a factor: what happened {@code
 * d} after the first thing is handed on {@code d / timesFaster} after it, or as soon as what came
 * before has been taken. Who falls behind catches up; the schedule does not move.
 */
final class Pace {
  private final double timesFaster;
  private final InstantSource clock;
  private final Sleep sleep;

  /** Lets time pass. */
  interface Sleep {
    void sleep(Duration howLong) throws InterruptedException;
  }

  /** Takes what happened, in order; the list is no longer used afterwards. */
  interface Taker<T> {
    void take(List<T> batch) throws DoorException, InterruptedException;
  }

  /**
   * @param timesFaster above 0; {@link Double#POSITIVE_INFINITY} for no waiting
   */
  Pace(double timesFaster, InstantSource clock, Sleep sleep) {
    this.timesFaster = timesFaster;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** By real time. */
  static Pace real(double timesFaster) {
    return new Pace(
        timesFaster,
        InstantSource.system(),
        howLong -> TimeUnit.MILLISECONDS.sleep(howLong.toMillis()));
  }

  /**
   * Hands all of it on. What is due already goes together, and nothing waits for what is not.
   *
   * @param happened in order of {@code at}
   * @param most so many at once
   */
  <T> void handOn(List<T> happened, Function<T, Instant> at, int most, Taker<T> taker)
      throws DoorException, InterruptedException {
    Instant started = clock.instant();
    @Nullable Instant first = null;
    List<T> batch = new ArrayList<>();
    for (T one : happened) {
      Instant moment = at.apply(one);
      first = first == null ? moment : first;
      Duration untilDue = untilDue(started, Duration.between(first, moment));
      if (untilDue.compareTo(Duration.ZERO) > 0) {
        hand(batch, taker);
        batch = new ArrayList<>();
        // Handing on takes time too.
        Duration stillToWait = untilDue(started, Duration.between(first, moment));
        if (stillToWait.compareTo(Duration.ZERO) > 0) {
          sleep.sleep(stillToWait);
        }
      }
      batch.add(one);
      if (batch.size() == most) {
        hand(batch, taker);
        batch = new ArrayList<>();
      }
    }
    hand(batch, taker);
  }

  private static <T> void hand(List<T> batch, Taker<T> taker)
      throws DoorException, InterruptedException {
    if (!batch.isEmpty()) {
      taker.take(batch);
    }
  }

  /** In whole milliseconds, as the real clock of the data's sources has them. */
  private Duration untilDue(Instant started, Duration afterFirst) {
    if (timesFaster == Double.POSITIVE_INFINITY) {
      return Duration.ZERO;
    }
    long dueMillis = (long) (afterFirst.toMillis() / timesFaster);
    return Duration.between(clock.instant(), started.plusMillis(dueMillis));
  }
}
