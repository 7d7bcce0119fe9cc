package io.citygrid.live.quality;

import io.citygrid.city.QualityRules;

/**
 * Whether the clock of a source is behind: all that it tells is late by the same time. What was
 * held back and is sent at once is late by times that differ, and what is older than a day is
 * carried over from elsewhere and no matter of clocks. Flat, stored in state.
 *
 * @param run how many things one after another were late by the same time
 * @param leastMillis by which they were late, at least
 * @param mostMillis and at most
 */
public record ClockWatch(int run, long leastMillis, long mostMillis) {
  /** Nothing came late. */
  public static final ClockWatch NEW = new ClockWatch(0, 0, 0);

  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long MILLIS_PER_MINUTE = 60_000;

  /** Delays from so long on are no matter of clocks. */
  static final long A_DAY_MILLIS = 24 * 60 * MILLIS_PER_MINUTE;

  /** With the delay of the next that came, from its event time to its receipt. */
  public ClockWatch with(long delayMillis, QualityRules.Clocks rules) {
    if (!isOff(delayMillis, rules) || delayMillis < 0) {
      return NEW;
    }
    long least = run == 0 ? delayMillis : Math.min(leastMillis, delayMillis);
    long most = run == 0 ? delayMillis : Math.max(mostMillis, delayMillis);
    return most - least <= rules.spreadSeconds() * MILLIS_PER_SECOND
        ? new ClockWatch(Math.min(run + 1, rules.readings()), least, most)
        : new ClockWatch(1, delayMillis, delayMillis);
  }

  /** Whether the clock is behind, so that what came last is not of the time that it states. */
  public boolean isBehind(QualityRules.Clocks rules) {
    return run >= rules.readings();
  }

  /** Whether a delay, or a lead when negative, is more than a clock may be off. */
  static boolean isOff(long delayMillis, QualityRules.Clocks rules) {
    long amount = Math.abs(delayMillis);
    return amount > rules.offMinutes() * MILLIS_PER_MINUTE && amount < A_DAY_MILLIS;
  }
}
