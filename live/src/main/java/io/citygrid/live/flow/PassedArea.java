package io.citygrid.live.flow;

/**
 * How many of those whose trip ended in an interval were heard in an area that they neither left
 * nor came to. Flat, stored in state.
 *
 * @param intervalMillis start of the interval, epoch milliseconds
 */
public record PassedArea(long intervalMillis, String area, long trips) {
  /** With one more, or one less. */
  public PassedArea plus(int count) {
    return new PassedArea(intervalMillis, area, trips + count);
  }
}
