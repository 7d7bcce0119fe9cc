package io.citygrid.live.crowd;

/**
 * A forecast whose time is still to come. Flat, stored in state.
 *
 * @param forMillis start of the window it is of, epoch milliseconds
 * @param minutes how far ahead it was made
 * @param people that were forecast
 * @param lastValue people when it was made
 */
public record OpenForecast(long forMillis, int minutes, double people, double lastValue) {}
