package io.citygrid.jobs.crowd.core;

/**
 * Devices that were heard in a place in one minute, by one task. Flat, streamed.
 *
 * @param place such as {@code hot-area/square}, {@code cell/340207001001} or {@code heat/16-1-2}
 * @param minuteMillis start of the minute, epoch milliseconds
 * @param sketch of the devices
 * @param pings that it is made of
 * @param times of the city
 * @param cityVersion under which it was made
 */
@SuppressWarnings("ArrayRecordComponent") // carried along, never compared
public record PlaceDevices(
    String place,
    long minuteMillis,
    byte[] sketch,
    int pings,
    HeardTimes times,
    long cityVersion) {}
