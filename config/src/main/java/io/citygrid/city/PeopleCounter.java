package io.citygrid.city;

import io.citygrid.geo.LonLat;

/**
 * A gate or a camera that counts people across a line.
 *
 * @param id unique in the city
 * @param area id of the crowd area that people go in to and come out of
 * @param widthMeters of the line, above 0
 */
public record PeopleCounter(String id, String area, LonLat position, double widthMeters) {}
