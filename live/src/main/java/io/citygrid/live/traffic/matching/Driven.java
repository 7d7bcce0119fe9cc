package io.citygrid.live.traffic.matching;

import io.citygrid.live.traffic.SpaceMean;

/**
 * What a vehicle drove of one segment in one interval between two positions.
 *
 * @param segment its index in the network
 * @param intervalMillis start of the interval, epoch milliseconds
 * @param driven counts the vehicle when it enters the segment or the interval, not again for each
 *     position there
 */
public record Driven(int segment, long intervalMillis, SpaceMean driven) {}
