package io.citygrid.city.generate;

import io.citygrid.geo.LonLat;

/**
 * Where a district has its centre, about, and how its grid cells are to be spread.
 *
 * @param code of the district
 * @param cells how many social-management cells it gets
 * @param spreadDegrees standard deviation of its cells around the centre
 */
public record Seat(String code, LonLat centre, int cells, double spreadDegrees) {}
