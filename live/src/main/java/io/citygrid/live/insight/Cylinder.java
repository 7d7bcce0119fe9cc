package io.citygrid.live.insight;

/**
 * A circle of zones over the last days.
 *
 * @param center position of the zone in its middle
 * @param zones how many zones it holds: the nearest ones to its centre, itself first
 * @param days how many days it lasts, up to the last one
 * @param observed cases in it
 * @param expected cases in it if place and day had nothing to do with each other
 * @param logRatio logarithm of the generalised likelihood ratio; 0 where not more came than
 *     expected
 */
record Cylinder(int center, int zones, int days, int observed, double expected, double logRatio) {
  static final Cylinder NONE = new Cylinder(-1, 0, 0, 0, 0, 0);

  /**
   * {@code (c/μ)^c ((C-c)/(C-μ))^(C-c)} where c exceeds μ, else 1 (Kulldorff et al. 2005).
   *
   * @param observed c
   * @param expected μ
   * @param all C
   */
  static double logRatio(int observed, double expected, int all) {
    if (observed <= expected) {
      return 0;
    }
    double inside = observed * Math.log(observed / expected);
    int left = all - observed;
    return left == 0 ? inside : inside + left * Math.log(left / (all - expected));
  }
}
