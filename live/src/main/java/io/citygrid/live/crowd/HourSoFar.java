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

  HourSoFar with(double people) {
    return new HourSoFar(startMillis, sum + people, windows + 1);
  }

  double mean() {
    return sum / windows;
  }
}
