package io.citygrid.live.crowd;

/**
 * Who passed a counter in an interval, as it told. Flat, stored in state.
 *
 * @param fromMillis start of the interval in event time, epoch milliseconds
 * @param millis its length, above 0
 * @param in people who went into the area; negative when the counter is broken
 * @param out people who left it
 */
public record PeopleCount(long fromMillis, long millis, long in, long out) {
  private static final double MILLIS_PER_MINUTE = 60_000;

  public PeopleCount {
    if (millis <= 0) {
      throw new IllegalArgumentException("a count must be of a time above 0 but is of " + millis);
    }
  }

  public long untilMillis() {
    return fromMillis + millis;
  }

  /** Both directions together, per minute and metre of the line. */
  public double flowPerMinuteMeter(double widthMeters) {
    return (in + out) / (millis / MILLIS_PER_MINUTE) / widthMeters;
  }
}
