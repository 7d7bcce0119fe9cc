package io.citygrid.jobs.traffic.core;

import io.citygrid.live.traffic.SpaceMean;

/**
 * What one source saw on a segment in an interval. Flat, streamed.
 *
 * @param road the road the segment is of
 * @param segment its id
 * @param intervalMillis start of the interval, epoch milliseconds
 * @param detector the detector, whose sample replaces an earlier one of it; empty for a vehicle,
 *     whose sample adds to the others
 * @param driven what vehicles did
 * @param flowPerHour vehicles that passed; NaN when not told
 * @param values that this rests on: more of them are a newer version
 * @param cityVersion under which it was made
 */
public record SegmentSample(
    String road,
    String segment,
    long intervalMillis,
    String detector,
    SpaceMean driven,
    double flowPerHour,
    long values,
    long cityVersion) {}
