package io.citygrid.live.traffic;

import java.util.List;

/**
 * The index of a network from 0 (clear) to 10 (severe), in five bands of 2: piecewise linear in the
 * ratio of travel time to free travel time. The project's own, after a published table of bands.
 */
public final class TravelTimeIndex {
  private static final double BAND = 2;

  private TravelTimeIndex() {}

  /**
   * The index of a ratio.
   *
   * @param ratio at least 1
   * @param bounds ratios at which the index is 0, 2, 4 and so on, rising
   */
  public static double of(double ratio, List<Double> bounds) {
    if (ratio <= bounds.get(0)) {
      return 0;
    }
    for (int i = 1; i < bounds.size(); i++) {
      double low = bounds.get(i - 1);
      double high = bounds.get(i);
      if (ratio <= high) {
        return BAND * (i - 1 + (ratio - low) / (high - low));
      }
    }
    return BAND * (bounds.size() - 1);
  }
}
