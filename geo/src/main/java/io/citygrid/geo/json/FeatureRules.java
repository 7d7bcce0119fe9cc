package io.citygrid.geo.json;

import io.citygrid.geo.crs.CoordinateSystem;

/**
 * How features of a file are to be read.
 *
 * @param system the system that the file's coordinates are declared to be in
 * @param idProperty property that names the fence
 */
public record FeatureRules(CoordinateSystem system, String idProperty, InvalidRings invalidRings) {}
