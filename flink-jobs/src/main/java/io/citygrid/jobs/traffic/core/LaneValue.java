package io.citygrid.jobs.traffic.core;

import io.citygrid.city.event.DetectorQuantity;

/**
 * One value of a lane, waiting for its interval. Flat, stored in state.
 *
 * @param atMillis event time, epoch milliseconds
 */
public record LaneValue(int lane, DetectorQuantity quantity, long atMillis, double value) {

  /** True when it is about the very same, so that the second is a repeat. */
  boolean repeats(LaneValue other) {
    return lane == other.lane && quantity == other.quantity && atMillis == other.atMillis;
  }
}
