package io.citygrid.city;

import io.citygrid.geo.LonLat;

/**
 * A place of the city that people know by its name: a station, a hospital, a bridge, the middle of
 * a district.
 *
 * @param id unique in the city, without a slash
 * @param node the junction of the city's roads at which ways to it and from it end and begin
 */
public record NamedPlace(String id, Names names, LonLat position, int node) {}
