package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What is usual in an area for one time of day and kind of day: the median of what was there on the
 * last such days, with the median absolute deviation, so that a single festival does not make
 * itself usual (Hampel 1974). Flat, stored in state.
 *
 * @param people of each remembered day, the oldest first
 */
public record UsualCrowd(List<Double> people) {
  /** Nothing was seen yet. */
  public static final UsualCrowd NEW = new UsualCrowd(List.of());

  /** Makes the median absolute deviation the standard deviation of a normal distribution. */
  private static final double NORMAL = 1.4826;

  public UsualCrowd {
    people = List.copyOf(people);
  }

  /** With the next such day; the oldest is forgotten when there are too many. */
  public UsualCrowd with(double seen, CrowdRules.Usual rules) {
    List<Double> after = new ArrayList<>(people);
    after.add(seen);
    return new UsualCrowd(
        after.subList(Math.max(0, after.size() - rules.mostDays()), after.size()));
  }

  /** Whether enough days were seen. */
  public boolean isLearned(CrowdRules.Usual rules) {
    return people.size() >= rules.leastDays();
  }

  /** The usual number of people; NaN before the first day. */
  public double median() {
    return median(people.stream().mapToDouble(Double::doubleValue));
  }

  /**
   * By how many deviations a number is above what is usual, or below when negative. The deviation
   * is at least the square root of the usual number, which chance alone makes (Poisson), and 1; NaN
   * before the first day.
   */
  public double score(double seen) {
    double usual = median();
    double spread = NORMAL * median(people.stream().mapToDouble(each -> Math.abs(each - usual)));
    return (seen - usual) / Math.max(Math.max(1, Math.sqrt(usual)), spread);
  }

  /** Whether a number is a surge; nothing is before enough days were seen. */
  public boolean isSurge(double seen, CrowdRules.Usual rules) {
    return isLearned(rules) && score(seen) >= rules.surgeScore();
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int size = sorted.length;
    return size == 0 ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }
}
