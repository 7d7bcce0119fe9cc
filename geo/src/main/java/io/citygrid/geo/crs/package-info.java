/**
 * Coordinate systems that cities' files come in, each to and from WGS84. The only place that knows
 * GeoTools; none of its types leave this package.
 */
@NullMarked
package io.citygrid.geo.crs;

import org.jspecify.annotations.NullMarked;
