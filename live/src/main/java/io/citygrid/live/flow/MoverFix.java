package io.citygrid.live.flow;

import io.citygrid.geo.LonLat;
import java.util.Comparator;

/**
 * Where a mover (a device or a vehicle) was heard. Flat, stored in state.
 *
 * @param atMillis event time, epoch milliseconds
 * @param accuracyMeters radius within which it truly was; above 0
 */
public record MoverFix(long atMillis, double lon, double lat, double accuracyMeters) {
  /** Of one mover one position counts in so long: enough for stays of minutes. */
  static final long SLOT_MILLIS = 30_000;

  /** The most accurate first, then the earliest: whatever order they came in. */
  static final Comparator<MoverFix> BETTER_FIRST =
      Comparator.comparingDouble(MoverFix::accuracyMeters)
          .thenComparingLong(MoverFix::atMillis)
          .thenComparingDouble(MoverFix::lon)
          .thenComparingDouble(MoverFix::lat);

  /** Which stretch of time it stands for. */
  long slot() {
    return Math.floorDiv(atMillis, SLOT_MILLIS);
  }

  /** End of its stretch of time, epoch milliseconds. */
  long slotEndMillis() {
    return (slot() + 1) * SLOT_MILLIS;
  }

  double distanceMeters(double otherLon, double otherLat) {
    return new LonLat(lon, lat).distanceMeters(new LonLat(otherLon, otherLat));
  }
}
