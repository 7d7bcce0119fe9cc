package io.citygrid.jobs.sensors.core;

/**
 * A usable reading that waits until event time has come to it. Flat, stored in state.
 *
 * @param observedAtMillis its event time, epoch milliseconds
 * @param cityVersion the version under which it is judged; never 0
 * @param breaches whether a rule of that version is breached by it
 */
public record PendingReading(
    long observedAtMillis, double value, long cityVersion, boolean breaches) {}
