package io.citygrid.live.crowd;

/**
 * An area in a window that is closed. Flat, stored in state.
 *
 * @param startMillis of the window, epoch milliseconds
 * @param inPerMinute NaN when no counter knew
 */
public record PastPeople(long startMillis, double people, double inPerMinute) {}
