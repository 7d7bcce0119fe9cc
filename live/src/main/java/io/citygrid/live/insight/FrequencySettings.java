package io.citygrid.live.insight;

import java.util.List;

/**
 * What counts as frequent.
 *
 * @param windows lengths in days, up to today
 * @param usualDays so many days before a window say what is usual
 * @param leastCases fewer in a window are never frequent
 * @param falseShare at most this share of all findings of a window is expected to be chance, in (0,
 *     1)
 */
public record FrequencySettings(
    List<Integer> windows, int usualDays, int leastCases, double falseShare) {
  /** A day, a week and thirty days, against the 90 days before. */
  public static final FrequencySettings USUAL =
      new FrequencySettings(List.of(1, 7, 30), 90, 3, 0.05);

  public FrequencySettings {
    windows = List.copyOf(windows);
    if (windows.stream().anyMatch(window -> window < 1) || usualDays < 1 || leastCases < 1) {
      throw new IllegalArgumentException("windows, days and cases must be at least 1");
    }
    if (!(falseShare > 0 && falseShare < 1)) {
      throw new IllegalArgumentException("a share of false findings must be in (0, 1)");
    }
  }
}
