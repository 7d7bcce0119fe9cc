package io.citygrid.live.insight;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Of many that were asked, those to trust: at most a stated share of them is expected to be chance
 * (Benjamini and Hochberg, Journal of the Royal Statistical Society B, 1995).
 */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * Up to the last one whose p is at most its share of the stated rate, the most surprising first.
   *
   * @param asked all that were asked, also those of which nothing stands out
   * @param name tells those of the same p apart
   * @param falseShare at most this share of the answer is expected to be chance
   */
  public static <T> List<T> trusted(
      List<T> asked, ToDoubleFunction<T> p, Function<T, String> name, double falseShare) {
    return trusted(asked, asked.size(), p, name, falseShare);
  }

  /**
   * The same where those are left out that cannot be trusted, as their p is above the stated rate.
   *
   * @param all how many were asked, with those that are left out
   */
  public static <T> List<T> trusted(
      List<T> asked, int all, ToDoubleFunction<T> p, Function<T, String> name, double falseShare) {
    List<T> sorted =
        asked.stream().sorted(Comparator.comparingDouble(p).thenComparing(name)).toList();
    int trusted = 0;
    for (int rank = 1; rank <= sorted.size(); rank++) {
      if (p.applyAsDouble(sorted.get(rank - 1)) <= falseShare * rank / all) {
        trusted = rank;
      }
    }
    return sorted.subList(0, trusted);
  }
}
