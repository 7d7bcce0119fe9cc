package io.citygrid.standalone.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What time it is in a simulated city. Its day may have begun a while ago and pass faster, until it
 * has caught up with real time; from then on it is real time. It never runs backwards, never ahead
 * of real time, and, while it is behind, never far ahead of what the sources of the city have told:
 * on a slow machine the day passes slower, and nothing in it happens otherwise.
 */
public final class DayClock extends Clock {
  /** So far it runs ahead of what the sources have told. */
  static final Duration MOST_AHEAD = Duration.ofSeconds(20);

  private final Clock real;
  private final double pace;
  private Instant realAnchor;
  private Instant anchor;
  private boolean hasCaughtUp;

  private DayClock(Clock real, double pace, Instant begin, boolean hasCaughtUp) {
    this.real = real;
    this.pace = pace;
    this.realAnchor = real.instant();
    this.anchor = begin;
    this.hasCaughtUp = hasCaughtUp;
  }

  /** Real time from the beginning. */
  public static DayClock real() {
    return new DayClock(Clock.systemUTC(), 1, Instant.MIN, true);
  }

  /**
   * A day that passes so many times as fast for a length of it, and began so long ago that it has
   * caught up then.
   *
   * @param pace at least 1; 1 is real time
   */
  public static DayClock passing(double pace, Duration length, Clock real) {
    if (!(pace >= 1)) {
      throw new IllegalArgumentException("pace must be at least 1 but is " + pace);
    }
    Duration behind = Duration.ofMillis(Math.round(length.toMillis() * (1 - 1 / pace)));
    return new DayClock(real, pace, real.instant().minus(behind), pace == 1);
  }

  /** How many times as fast as real time it runs until it has caught up. */
  public double pace() {
    return pace;
  }

  /** The sources have told of all that happened until now. */
  public synchronized void told() {
    anchor = instant();
    realAnchor = real.instant();
  }

  /** True from when it is real time. */
  public synchronized boolean hasCaughtUp() {
    return hasCaughtUp;
  }

  @Override
  public synchronized Instant instant() {
    Instant now = real.instant();
    if (hasCaughtUp) {
      return now;
    }
    long passed = Math.round(pace * Duration.between(realAnchor, now).toMillis());
    Instant here = anchor.plusMillis(Math.max(0, Math.min(passed, MOST_AHEAD.toMillis())));
    hasCaughtUp = !here.isBefore(now);
    return hasCaughtUp ? now : here;
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  /** The same day, told in another zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new InZone(this, zone);
  }

  private static final class InZone extends Clock {
    private final DayClock day;
    private final ZoneId zone;

    InZone(DayClock day, ZoneId zone) {
      this.day = day;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return day.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new InZone(day, other);
    }
  }
}
