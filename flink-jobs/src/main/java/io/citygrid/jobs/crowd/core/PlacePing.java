package io.citygrid.jobs.crowd.core;

/**
 * What builds before decision 0117 kept of a place beside its minutes. Flat, read from their state
 * alone.
 *
 * @param place as in {@link PlaceDevices}
 * @param pseudonym empty: no device is named in it
 * @param atMillis event time, epoch milliseconds
 * @param times of the city
 * @param cityVersion the newest that was heard of
 */
public record PlacePing(
    String place, String pseudonym, long atMillis, HeardTimes times, long cityVersion) {}
