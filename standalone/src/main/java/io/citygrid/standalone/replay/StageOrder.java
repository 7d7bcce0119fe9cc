package io.citygrid.standalone.replay;

import io.citygrid.city.mapping.StageTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the times of a request's stages can be; pure. Each is compared with the one before it
 * that has a time, so every row of times that falls anywhere is found. Equal times are in order.
 */
final class StageOrder {
  private static final double MILLIS_PER_SECOND = 1000;

  private StageOrder() {}

  /**
   * All pairs out of order.
   *
   * @param times in the order in which the stages must happen, missing ones left out
   */
  static List<StageReversal> listReversals(List<StageTime> times) {
    List<StageReversal> reversals = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      StageTime earlier = times.get(i - 1);
      StageTime later = times.get(i);
      if (later.at().isBefore(earlier.at())) {
        reversals.add(
            new StageReversal(
                earlier.stage(),
                later.stage(),
                Duration.between(later.at(), earlier.at()).toMillis() / MILLIS_PER_SECOND));
      }
    }
    return reversals;
  }
}
