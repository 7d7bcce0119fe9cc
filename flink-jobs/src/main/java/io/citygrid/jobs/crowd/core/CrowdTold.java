package io.citygrid.jobs.crowd.core;

import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.DevicesHeard;
import org.jspecify.annotations.Nullable;

/**
 * What one source tells of an area in a window: a count or an estimate of devices. Flat, streamed.
 *
 * @param area its id
 * @param windowMillis start of the window, epoch milliseconds
 * @param count null when devices are told
 * @param devices null when a count is told
 * @param cityVersion under which it was made
 */
public record CrowdTold(
    String area,
    long windowMillis,
    @Nullable CounterTold count,
    @Nullable DevicesHeard devices,
    long cityVersion) {}
