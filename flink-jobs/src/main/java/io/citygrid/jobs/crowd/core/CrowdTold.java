package io.citygrid.jobs.crowd.core;

import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.DevicesHeard;
import io.citygrid.live.crowd.TrackedPeople;
import org.jspecify.annotations.Nullable;

/**
 * What one source tells of an area in a window: a count, an estimate of devices, or people who were
 * followed. Flat, streamed.
 *
 * @param area its id
 * @param windowMillis start of the window, epoch milliseconds
 * @param count null when something else is told
 * @param devices likewise
 * @param tracked likewise
 * @param cityVersion under which it was made
 */
public record CrowdTold(
    String area,
    long windowMillis,
    @Nullable CounterTold count,
    @Nullable DevicesHeard devices,
    @Nullable TrackedPeople tracked,
    long cityVersion) {

  /** A count. */
  public static CrowdTold of(String area, long windowMillis, CounterTold count, long cityVersion) {
    return new CrowdTold(area, windowMillis, count, null, null, cityVersion);
  }

  /** An estimate of devices. */
  public static CrowdTold of(
      String area, long windowMillis, DevicesHeard devices, long cityVersion) {
    return new CrowdTold(area, windowMillis, null, devices, null, cityVersion);
  }

  /** People who were followed. */
  public static CrowdTold of(
      String area, long windowMillis, TrackedPeople tracked, long cityVersion) {
    return new CrowdTold(area, windowMillis, null, null, tracked, cityVersion);
  }
}
