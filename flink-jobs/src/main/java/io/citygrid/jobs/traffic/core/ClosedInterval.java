package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a detector's interval after it was closed: enough to know a value that was told
 * in time when its sender tells it once more. Flat, stored in state.
 *
 * @param told the values' lanes, quantities and times, as {@link #of} packs them, in no order
 */
public record ClosedInterval(List<Long> told) {
  private static final int QUANTITY_BITS = 2;
  private static final int LANE_BITS = 20;

  /** What is kept of an interval that began at this moment. */
  public static ClosedInterval of(long intervalMillis, DetectorInterval interval) {
    List<Long> told = new ArrayList<>(interval.values().size());
    interval.values().forEach(value -> told.add(packed(intervalMillis, value)));
    return new ClosedInterval(List.copyOf(told));
  }

  /** Whether this value was told while the interval, which began at this moment, was open. */
  public boolean has(long intervalMillis, LaneValue value) {
    return told.contains(packed(intervalMillis, value));
  }

  /** Time in the interval, lane and quantity side by side. */
  private static long packed(long intervalMillis, LaneValue value) {
    long within = value.atMillis() - intervalMillis;
    return (((within << LANE_BITS) | value.lane()) << QUANTITY_BITS) | value.quantity().ordinal();
  }
}
