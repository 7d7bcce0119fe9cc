package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;

/**
 * Since when a lane has told the very same. Samples come in the order of event time. An empty lane
 * (flow 0) may stay empty all night. Flat, stored in state.
 *
 * @param last the last sample
 * @param sinceMillis event time of the first of those that are the same, epoch milliseconds
 * @param lastMillis event time of the last
 */
public record StuckWatch(LaneSample last, long sinceMillis, long lastMillis) {
  private static final long MILLIS_PER_MINUTE = 60_000;

  /** Nothing was seen yet. */
  public static final StuckWatch NEW =
      new StuckWatch(
          new LaneSample(Double.NaN, Double.NaN, Double.NaN), Long.MIN_VALUE, Long.MIN_VALUE);

  /** With the next sample; one of an earlier time changes nothing. */
  public StuckWatch with(LaneSample sample, long atMillis) {
    if (atMillis < lastMillis) {
      return this;
    }
    boolean isSame = lastMillis != Long.MIN_VALUE && sample.equals(last);
    return new StuckWatch(sample, isSame ? sinceMillis : atMillis, atMillis);
  }

  /** Whether the lane has told the very same for as long as the city allows. */
  public boolean isStuck(TrafficRules.Detectors rules) {
    boolean isEmpty = last.flowPerHour() == 0;
    return !isEmpty && lastMillis - sinceMillis >= rules.stuckMinutes() * MILLIS_PER_MINUTE;
  }
}
