/** GeoJSON (RFC 7946) in and out, with what is wrong told feature by feature. */
@NullMarked
package io.citygrid.geo.json;

import org.jspecify.annotations.NullMarked;
