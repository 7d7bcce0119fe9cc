package io.citygrid.jobs.crowd.core;

import java.util.List;

/**
 * A device was heard, with all places in which it was. Flat, streamed.
 *
 * @param places as in {@link PlaceDevices}, each once; never empty
 * @param pseudonym of the device
 * @param atMillis event time, epoch milliseconds
 * @param times of the city
 * @param cityVersion under which it was placed
 */
public record PlacedPing(
    List<String> places, String pseudonym, long atMillis, HeardTimes times, long cityVersion) {}
