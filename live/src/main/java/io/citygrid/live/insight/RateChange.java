package io.citygrid.live.insight;

/**
 * How surprising a number of cases is, given how many came before.
 *
 * <p>Cases of a subject come at a rate that nobody knows. After n of them in B days, with Jeffreys'
 * prior for a rate, the next w days have a negative binomial number of cases with size n + 1/2 and
 * success probability B / (B + w) (Gelman et al., Bayesian Data Analysis, 2.6). So a subject of
 * which little is known does not surprise as easily as one that was quiet for long.
 */
final class RateChange {
  /** What is left after so many terms that each make less than this of the sum is nothing. */
  private static final double NOTHING = 1e-16;

  private RateChange() {}

  /**
   * The probability of at least so many cases.
   *
   * @param observed in the window
   * @param windowDays w
   * @param before n, cases in the days before
   * @param beforeDays B
   */
  static double atLeast(int observed, int windowDays, int before, int beforeDays) {
    if (observed == 0) {
      return 1;
    }
    double size = before + 0.5;
    double success = beforeDays / (double) (beforeDays + windowDays);
    boolean isUsual = observed <= size * (1 - success) / success;
    double log = size * Math.log(success);
    double below = 0;
    for (int k = 0; k < observed; k++) {
      below += isUsual ? Math.exp(log) : 0;
      log += Math.log((size + k) / (k + 1)) + Math.log1p(-success);
    }
    if (isUsual) {
      // Upwards from far below the mean the first terms would vanish, and all that follow with
      // them.
      return Math.max(0, 1 - below);
    }
    // Summed from there upwards: one less the sum below would have no digits left where it matters.
    double term = Math.exp(log);
    double sum = 0;
    for (int k = observed; term > sum * NOTHING; k++) {
      sum += term;
      term *= (size + k) / (k + 1) * (1 - success);
    }
    return Math.min(1, sum);
  }
}
