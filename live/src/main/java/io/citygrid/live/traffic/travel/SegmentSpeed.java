package io.citygrid.live.traffic.travel;

/**
 * What was measured on a segment in an interval. Flat, stored in state.
 *
 * @param intervalMillis start of the interval
 * @param kmh space-mean speed, above 0
 * @param freeFlowKmh what is driven there when the road is empty, above 0
 * @param confidence in (0, 1]
 * @param version of this interval of the segment; grows with what it rests on
 */
public record SegmentSpeed(
    long intervalMillis, double kmh, double freeFlowKmh, double confidence, long version) {}
