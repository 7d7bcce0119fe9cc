package io.citygrid.city.view;

import org.jspecify.annotations.Nullable;

/**
 * How many people are in a cell of the grid or of the heat surface, as far as the devices heard in
 * it tell: an estimate, never a count. What compares it with other windows follows from numbers
 * that were shown, so that it tells nothing of windows in which the cell was hidden.
 *
 * @param people devices heard over the share of people whose device is heard, as the city states it
 * @param error share by which {@code people} may be wrong, at 95 % confidence, from that of the
 *     devices and that of the share
 * @param density persons per square metre of the whole cell: its obstacles are not known, so that
 *     where there is room for people it is denser
 * @param service name of the level of service for people on foot at that density, from A (free) to
 *     F
 * @param trendPerMinute by how many people a minute it grows, or shrinks when negative; null when
 *     the window before was not shown
 * @param usual people at this hour of such a day; null until it was learned
 * @param surge whether there are unusually many
 */
public record CellEstimate(
    long people,
    double error,
    double density,
    String service,
    @Nullable Double trendPerMinute,
    @Nullable Double usual,
    boolean surge) {}
