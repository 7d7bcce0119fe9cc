package io.citygrid.city;

import java.time.Instant;

/**
 * Which content of the city this is. A decision carries it, so that it can be explained and
 * repeated.
 *
 * @param city counts every published change of the city, from 1
 * @param fences the city version in which any fence layer last changed
 * @param rules the city version in which anything but the fences last changed
 * @param validFrom when this version was published
 */
public record CityVersion(long city, long fences, long rules, Instant validFrom) {}
