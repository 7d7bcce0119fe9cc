package io.citygrid.city;

import io.citygrid.geo.LonLat;

/**
 * A loop detector in a road.
 *
 * @param id unique in the city; what a device token is bound to
 * @param segment id of the segment whose traffic it sees
 */
public record Detector(String id, LonLat position, String segment) {}
