package io.citygrid.live.flow;

/**
 * A trip was found, or is taken back as a position that came late tells otherwise.
 *
 * @param count 1, or -1 when it is taken back
 */
public record TripChange(Trip trip, int count) {}
