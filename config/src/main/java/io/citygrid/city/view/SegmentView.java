package io.citygrid.city.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
 * @param flowPerHour vehicles that pass; null when no detector told
 * @param travelSeconds how long one drives along it
 * @param usualKmh what is usual at this hour of such a day; null until that is known
 * @param queueMeters how far traffic stands back from its end; 0 when it is not congested; these
 *     four are null too in what was written before they were told
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
    boolean incident,
    @Nullable Double flowPerHour,
    @Nullable Double travelSeconds,
    @Nullable Double usualKmh,
    @Nullable Double queueMeters) {}
