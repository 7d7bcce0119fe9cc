package io.citygrid.city.view;

import java.time.Instant;

/**
 * Traffic on a segment in its latest interval.
 *
 * @param segment its id
 * @param at start of the interval
 * @param speedKmh space-mean speed
 * @param freeFlowKmh what is driven when the road is empty
 * @param learned false while the speed limit stands in for the free-flow speed
 * @param level name of the level of congestion
 * @param confidence in [0, 1]
 * @param vehicles samples it rests on
 * @param incident whether an incident is raised there
 */
public record SegmentView(
    String segment,
    Instant at,
    double speedKmh,
    double freeFlowKmh,
    boolean learned,
    String level,
    double confidence,
    long vehicles,
    boolean incident) {}
