package io.citygrid.casework.clock;

import io.citygrid.city.TimeLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * How much time a clock gives. The whole is {@code days} plus {@code millis}.
 *
 * @param workingTimeOnly whether only working time counts, or time around the clock
 * @param days working days as long as the calendar's working day; around the clock, 24 hours each
 * @param millis milliseconds beyond the days
 */
public record ClockLimit(boolean workingTimeOnly, int days, long millis) {
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  public ClockLimit {
    if (days < 0 || millis < 0) {
      throw new IllegalArgumentException("a clock must not give negative time");
    }
  }

  /** What a standard gives (GB/T 30428.8). */
  public static ClockLimit of(TimeLimit limit) {
    return switch (limit.unit()) {
      case EMERGENCY_HOURS -> new ClockLimit(false, 0, limit.amount() * HOUR_MILLIS);
      case EMERGENCY_DAYS -> new ClockLimit(false, limit.amount(), 0);
      case WORKING_HOURS -> new ClockLimit(true, 0, limit.amount() * HOUR_MILLIS);
      case WORKING_DAYS -> new ClockLimit(true, limit.amount(), 0);
    };
  }

  /** So much time around the clock. */
  public static ClockLimit aroundTheClock(Duration time) {
    return new ClockLimit(false, 0, time.toMillis());
  }

  /** Milliseconds of its kind of time, under the calendar that holds now. */
  public long totalMillis(WorkingTime time) {
    long day = workingTimeOnly ? time.workingDay().toMillis() : DAY_MILLIS;
    return days * day + millis;
  }

  /** The first moment at which all of it has passed since a moment. */
  Instant after(Instant start, WorkingTime time) {
    return plus(start, totalMillis(time), time);
  }

  /** The first moment at which so much of its kind of time has passed since a moment. */
  Instant plus(Instant start, long millisOfItsKind, WorkingTime time) {
    return workingTimeOnly
        ? time.plusWorking(start, Duration.ofMillis(millisOfItsKind))
        : start.plusMillis(millisOfItsKind);
  }

  /** How much of its kind of time passes between two moments, the first not after the second. */
  long millisBetween(Instant from, Instant to, WorkingTime time) {
    Duration passed = workingTimeOnly ? time.between(from, to) : Duration.between(from, to);
    return passed.toMillis();
  }
}
