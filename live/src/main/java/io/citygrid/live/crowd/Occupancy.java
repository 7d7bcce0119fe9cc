package io.citygrid.live.crowd;

/**
 * How many people are in an area: those at the anchor, and who came in and went out since. Counters
 * miss people, so the sum drifts away from the truth until it is anchored anew, at closing time or
 * by an estimate from elsewhere. Sums, so that it does not depend on the order of counts. Flat,
 * stored in state.
 *
 * @param anchor people at the anchor
 * @param anchoredAtMillis event time of the anchor, epoch milliseconds
 * @param in people who came since
 * @param out people who left since
 * @param drift by how many too many (too few, when negative) the counters had told at the anchor
 * @param driftMillis over how long that had gathered; 0 before the second anchor
 */
public record Occupancy(
    long anchor, long anchoredAtMillis, long in, long out, long drift, long driftMillis) {
  private static final double MILLIS_PER_DAY = 86_400_000;

  public Occupancy {
    if (anchor < 0 || in < 0 || out < 0) {
      throw new IllegalArgumentException("an occupancy must not be of negative counts");
    }
  }

  /** The area held so many people at a moment; nothing was counted before. */
  public static Occupancy startingWith(long people, long atMillis) {
    return new Occupancy(people, atMillis, 0, 0, 0, 0);
  }

  /** With who came and left in an interval; one that began before the anchor is in it already. */
  public Occupancy with(long fromMillis, long in, long out) {
    return fromMillis < anchoredAtMillis
        ? this
        : new Occupancy(anchor, anchoredAtMillis, this.in + in, this.out + out, drift, driftMillis);
  }

  /**
   * The area held so many people, whatever the counters say. To be told when all counts of before
   * have come and none of after; an earlier moment than the last anchor changes nothing.
   */
  public Occupancy anchored(long people, long atMillis) {
    return atMillis <= anchoredAtMillis
        ? this
        : new Occupancy(people, atMillis, 0, 0, counted() - people, atMillis - anchoredAtMillis);
  }

  /** People now; never negative, even when the counters say so. */
  public long people() {
    return Math.max(0, counted());
  }

  /** Drift of the counters between the last two anchors, in people a day; 0 before the second. */
  public double driftPerDay() {
    return driftMillis == 0 ? 0 : drift * MILLIS_PER_DAY / driftMillis;
  }

  private long counted() {
    return anchor + in - out;
  }
}
