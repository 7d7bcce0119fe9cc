package io.citygrid.city;

import io.citygrid.geo.LonLat;

/**
 * A sensor that reports by itself.
 *
 * @param id unique in the city; what a device token is bound to
 * @param kind what it is, such as {@code water-level}; threshold rules name it
 */
public record Device(String id, String kind, Names names, LonLat position) {}
