package io.citygrid.live.traffic.matching;

/**
 * A position for which it was decided where the vehicle was. Flat, stored in state.
 *
 * @param segment its index in the network
 * @param offsetMeters from the segment's start
 * @param begins true when nothing is known of how the vehicle came here
 */
public record MatchedFix(Fix fix, int segment, double offsetMeters, boolean begins) {}
