/**
 * Small flat places, such as a corridor under a camera: points, outlines, lines and cells in metres
 * of a plane of their own, x to the right and y upwards.
 */
@NullMarked
package io.citygrid.geo.plane;

import org.jspecify.annotations.NullMarked;
