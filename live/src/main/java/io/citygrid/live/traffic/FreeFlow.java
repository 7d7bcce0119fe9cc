package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The free-flow speed of a segment as it is learned: between 06:00 and 24:00 the mean speed of each
 * slot of 15 minutes over the days, of these slots the mean of the highest ninth, at most the speed
 * limit (GB/T 33171-2016). Until enough days were seen the speed limit stands in, and {@link
 * #isLearned} says so.
 *
 * <p>When more days were seen than are remembered, what was seen before fades by one day's share
 * with each new day. Flat, stored in state.
 *
 * @param days how many days were seen, at most as many as are remembered
 * @param lastDay the latest of them as epoch day; what comes for an earlier day still counts
 * @param sumsKmh sum of the speeds seen in each slot of the day; empty before the first
 * @param counts how many they are
 */
public record FreeFlow(int days, long lastDay, List<Double> sumsKmh, List<Double> counts) {
  /** Nothing was seen yet. */
  public static final FreeFlow NEW = new FreeFlow(0, Long.MIN_VALUE, List.of(), List.of());

  /** Length of a slot. */
  public static final int SLOT_MINUTES = 15;

  private static final int SLOTS = 24 * 60 / SLOT_MINUTES;
  private static final int FIRST_SLOT = 6 * 60 / SLOT_MINUTES;
  private static final int HIGHEST = (SLOTS - FIRST_SLOT) / 9;

  /**
   * With one more speed seen.
   *
   * @param epochDay of its interval in the city's zone
   * @param minuteOfDay of its interval's start in the city's zone
   */
  public FreeFlow with(long epochDay, int minuteOfDay, double kmh, TrafficRules.FreeFlow rules) {
    boolean isNewDay = epochDay > lastDay;
    double kept = isNewDay && days >= rules.mostDays() ? 1 - 1.0 / rules.mostDays() : 1;
    List<Double> sums = faded(sumsKmh, kept);
    List<Double> seen = faded(counts, kept);
    int slot = minuteOfDay / SLOT_MINUTES;
    sums.set(slot, sums.get(slot) + kmh);
    seen.set(slot, seen.get(slot) + 1);
    int daysSeen = isNewDay ? Math.min(days + 1, rules.mostDays()) : days;
    return new FreeFlow(daysSeen, Math.max(lastDay, epochDay), sums, seen);
  }

  /** True when enough days were seen for the speed to be a learned one. */
  public boolean isLearned(TrafficRules.FreeFlow rules) {
    return days >= rules.leastDays() && !slotMeans().isEmpty();
  }

  /** The free-flow speed in kilometres per hour; the limit until it is learned. */
  public double kmh(double speedLimitKmh, TrafficRules.FreeFlow rules) {
    if (!isLearned(rules)) {
      return speedLimitKmh;
    }
    List<Double> means = slotMeans();
    means.sort(Comparator.reverseOrder());
    List<Double> highest = means.subList(0, Math.min(HIGHEST, means.size()));
    double mean = highest.stream().mapToDouble(Double::doubleValue).sum() / highest.size();
    return Math.min(mean, speedLimitKmh);
  }

  private List<Double> slotMeans() {
    List<Double> means = new ArrayList<>();
    for (int slot = FIRST_SLOT; slot < sumsKmh.size(); slot++) {
      if (counts.get(slot) > 0) {
        means.add(sumsKmh.get(slot) / counts.get(slot));
      }
    }
    return means;
  }

  private static List<Double> faded(List<Double> values, double kept) {
    if (values.isEmpty()) {
      return new ArrayList<>(Collections.nCopies(SLOTS, 0.0));
    }
    List<Double> faded = new ArrayList<>(values);
    if (kept < 1) {
      faded.replaceAll(value -> value * kept);
    }
    return faded;
  }
}
