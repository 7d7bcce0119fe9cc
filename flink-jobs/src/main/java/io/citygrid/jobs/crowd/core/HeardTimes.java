package io.citygrid.jobs.crowd.core;

/**
 * In what time devices are counted, as the city says. Flat, streamed.
 *
 * @param windowMillis length of a window
 * @param heardMillis whoever was heard for so long before the end of a window is there
 * @param correctableMillis how long after its end a window is corrected
 */
public record HeardTimes(long windowMillis, long heardMillis, long correctableMillis) {
  private static final long MILLIS_PER_MINUTE = 60_000;

  /** Start of the minute a moment lies in. */
  public static long minuteOf(long atMillis) {
    return Math.floorDiv(atMillis, MILLIS_PER_MINUTE) * MILLIS_PER_MINUTE;
  }

  /** End of the first window in which somebody who was heard at a moment is there. */
  public long firstEndAfter(long atMillis) {
    return (Math.floorDiv(atMillis, windowMillis) + 1) * windowMillis;
  }

  /** Whether somebody who was heard at a moment is there at the end of a window. */
  public boolean isThere(long atMillis, long endMillis) {
    return atMillis < endMillis && atMillis >= endMillis - heardMillis;
  }
}
