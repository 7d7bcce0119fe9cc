package io.citygrid.city.view;

import io.citygrid.city.AlertLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The crowd in a hot public area in its latest window. A group so small that a person could be
 * recognised is not shown: then people and all that follows from their number are null and {@code
 * small} says why.
 *
 * @param area its id
 * @param at start of the window (event time)
 * @param seconds length of the window
 * @param version of this window; grows when what came late corrects it
 * @param people at the end of the window; null when nothing tells, or for a small group
 * @param source what tells of the people
 * @param peopleError share by which {@code people} may be wrong, at 95 % confidence, when they are
 *     an estimate from devices heard; null when they are counted, and for a small group
 * @param small whether there are people, but too few to be shown
 * @param density persons per square metre of usable area
 * @param service name of the level of service, from A (free) to F
 * @param capacityShare people over capacity
 * @param inPerMinute people who came; null when no counter knows
 * @param outPerMinute people who left; null likewise
 * @param passingPerMinute people who went by counters that know no direction; null when there are
 *     none
 * @param stayMinutes how long people stay on average, by Little's law over the last hour; null when
 *     it cannot be told
 * @param trendPerMinute by how many people a minute it grows, or shrinks when negative; null before
 *     the second window, and after a small group, which would follow from it
 * @param minutesToFull in so many minutes it is full as it fills now, 0 when it is; null when it
 *     does not fill
 * @param usual people at this hour of such a day; null until it was learned
 * @param surge whether there are unusually many
 * @param present devices heard, an estimate; null when none were, or for a small group
 * @param presentError share by which {@code present} may be wrong, at 95 % confidence; null with it
 * @param driftPerDay by how many people a day the counters drifted between the last two anchors
 * @param quality in [0, 1]: share of the counters that were believed, half of it before the first
 *     anchor
 * @param warning level of the warning; null for none
 * @param expected forecasts, the nearest first
 */
public record CrowdView(
    String area,
    Instant at,
    long seconds,
    long version,
    @Nullable Long people,
    CrowdSource source,
    @Nullable Double peopleError,
    boolean small,
    @Nullable Double density,
    @Nullable String service,
    @Nullable Double capacityShare,
    @Nullable Double inPerMinute,
    @Nullable Double outPerMinute,
    @Nullable Double passingPerMinute,
    @Nullable Double stayMinutes,
    @Nullable Double trendPerMinute,
    @Nullable Double minutesToFull,
    @Nullable Double usual,
    boolean surge,
    @Nullable Long present,
    @Nullable Double presentError,
    double driftPerDay,
    double quality,
    @Nullable AlertLevel warning,
    List<ExpectedCrowd> expected) {
  public CrowdView {
    expected = List.copyOf(expected);
  }
}
