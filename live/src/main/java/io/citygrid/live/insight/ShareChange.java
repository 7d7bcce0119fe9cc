package io.citygrid.live.insight;

/**
 * How surprising a share is, given the share of others or of before.
 *
 * <p>Of m things K had a property; nobody knows how likely it is. With Jeffreys' prior for a
 * probability, of n more things a beta-binomial number has it, with parameters K + 1/2 and m - K +
 * 1/2 (Gelman et al., Bayesian Data Analysis, 2.4 and 2.8). So where little is known hardly
 * anything surprises.
 */
public final class ShareChange {
  private static final double HALF = 0.5;

  private ShareChange() {}

  /**
   * The probability of at least so many.
   *
   * @param observed how many of those looked at have the property
   * @param of how many are looked at, n
   * @param known how many of the others have it, K
   * @param ofKnown how many others there are, m
   */
  public static double atLeast(int observed, int of, int known, int ofKnown) {
    double a = known + HALF;
    double b = ofKnown - known + HALF;
    double log = 0;
    for (int i = 0; i < of; i++) {
      log += Math.log((b + i) / (a + b + i));
    }
    for (int k = 0; k < observed; k++) {
      log += logStep(k, of, a, b);
    }
    // From there upwards, as in RateChange: one less the rest would have no digits left.
    double sum = 0;
    for (int k = observed; k <= of; k++) {
      sum += Math.exp(log);
      if (k < of) {
        log += logStep(k, of, a, b);
      }
    }
    return Math.min(1, sum);
  }

  /** From the probability of k to that of k + 1. */
  private static double logStep(int k, int of, double a, double b) {
    return Math.log((double) (of - k) / (k + 1)) + Math.log((k + a) / (of - k - 1 + b));
  }
}
