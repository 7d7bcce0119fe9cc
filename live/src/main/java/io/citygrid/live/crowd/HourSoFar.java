package io.citygrid.live.crowd;

/**
 * The hour that windows are being gathered for. Flat, stored in state.
 *
 * @param startMillis of the hour, epoch milliseconds; the smallest before the first
 * @param sum of the people of its windows
 * @param windows how many told
 */
public record HourSoFar(long startMillis, double sum, long windows) {
  /** No hour yet. */
  public static final HourSoFar NONE = new HourSoFar(Long.MIN_VALUE, 0, 0);

  /** With one more window. */
  public HourSoFar with(double people) {
    return new HourSoFar(startMillis, sum + people, windows + 1);
  }

  /** Of its windows; NaN before the first. */
  public double mean() {
    return sum / windows;
  }
}
