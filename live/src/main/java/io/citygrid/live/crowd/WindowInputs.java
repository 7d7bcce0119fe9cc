package io.citygrid.live.crowd;

/**
 * How much a window rested on when it was closed. Flat, stored in state.
 *
 * @param startMillis of the window, epoch milliseconds
 */
public record WindowInputs(long startMillis, long inputs) {}
