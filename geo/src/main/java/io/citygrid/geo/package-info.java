/**
 * Points on the earth and what is drawn around them. Coordinates are always a {@link
 * io.citygrid.geo.LonLat}, longitude first, WGS84 degrees; other systems are converted on the way
 * in (see {@code io.citygrid.geo.crs}) and never travel further. Depends on nothing of CityGrid.
 */
@NullMarked
package io.citygrid.geo;

import org.jspecify.annotations.NullMarked;
