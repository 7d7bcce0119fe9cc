package io.citygrid.standalone.demo;

import io.citygrid.geo.road.Segment;

/**
 * A place on a street.
 *
 * @param street in the direction in which it was drawn
 * @param meters from its start, in [0, length]
 */
record StreetPlace(Segment street, double meters) {}
