package io.citygrid.live.flow;

/**
 * Trips from one area to another, or within one, that ended in an interval. Flat, stored in state.
 *
 * @param intervalMillis start of the interval, epoch milliseconds
 * @param travelMillis sum of the times from the one stay to the other
 * @param stayedMillis sum of the times that those who left had stayed
 */
public record PairFlow(
    long intervalMillis, String from, String to, long trips, long travelMillis, long stayedMillis) {

  /** No trip yet. */
  public static PairFlow none(long intervalMillis, String from, String to) {
    return new PairFlow(intervalMillis, from, to, 0, 0, 0);
  }

  /** With a trip more, or one less. */
  public PairFlow with(LevelTrip trip) {
    return new PairFlow(
        intervalMillis,
        from,
        to,
        trips + trip.count(),
        travelMillis + trip.count() * trip.travelMillis(),
        stayedMillis + trip.count() * trip.stayedMillis());
  }

  /** Whether somebody left one area for another. */
  boolean isBetween() {
    return !from.equals(to);
  }
}
