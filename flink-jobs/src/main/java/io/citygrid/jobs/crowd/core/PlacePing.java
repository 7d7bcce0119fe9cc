package io.citygrid.jobs.crowd.core;

/**
 * A device was heard in a place. Flat, streamed.
 *
 * @param place such as {@code hot-area/square}, {@code cell/340207001001} or {@code heat/16-1-2}
 * @param pseudonym of the device
 * @param atMillis event time, epoch milliseconds
 * @param times of the city
 * @param cityVersion under which it was placed
 */
public record PlacePing(
    String place, String pseudonym, long atMillis, HeardTimes times, long cityVersion) {}
