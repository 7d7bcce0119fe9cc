package io.citygrid.city.view;

import java.time.Instant;

/**
 * A cell of the city's grid in its latest window in which enough devices were heard; one with fewer
 * than the city's least group has none for that window.
 *
 * @param cell id of the grid cell
 * @param at start of the window (event time)
 * @param seconds length of the window
 * @param version of this window; grows when what came late corrects it
 * @param devices heard, an estimate
 * @param errorShare share by which that may be wrong, at 95 % confidence
 * @param estimate of people
 */
public record CellView(
    String cell,
    Instant at,
    long seconds,
    long version,
    long devices,
    double errorShare,
    CellEstimate estimate) {}
