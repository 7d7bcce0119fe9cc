package io.citygrid.jobs.traffic.core;

/**
 * What one vehicle drove on a segment in an interval. Flat, streamed.
 *
 * @param endMillis end of the interval, epoch milliseconds
 */
public record DrivenSample(SegmentSample sample, long endMillis) {}
