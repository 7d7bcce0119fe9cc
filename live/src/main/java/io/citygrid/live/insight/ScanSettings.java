package io.citygrid.live.insight;

/**
 * How it is scanned.
 *
 * @param mostDays a cluster lasts at most so many days, the last one included
 * @param mostShare a circle holds at most this share of all cases, in (0, 1]; Kulldorff: a half
 * @param mostMeters and is at most so wide around its centre
 * @param leastCases fewer are no cluster, however unlikely
 * @param replications how many times the days are dealt out anew; with 999 the smallest p is 0.001
 * @param seed the same seed deals the same
 */
public record ScanSettings(
    int mostDays,
    double mostShare,
    double mostMeters,
    int leastCases,
    int replications,
    long seed) {
  public ScanSettings {
    if (mostDays < 1 || leastCases < 1 || replications < 1) {
      throw new IllegalArgumentException("days, cases and replications must be at least 1");
    }
    if (!(mostShare > 0 && mostShare <= 1) || !(mostMeters >= 0)) {
      throw new IllegalArgumentException("a share must be in (0, 1], a distance not below 0");
    }
  }
}
