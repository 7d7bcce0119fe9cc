package io.citygrid.jobs.sensors;

/**
 * A usable reading that waits until event time has come to it. Flat, stored in state.
 *
 * @param cityVersion the version under which it is decided; never 0
 */
public record PendingReading(double value, long cityVersion) {}
