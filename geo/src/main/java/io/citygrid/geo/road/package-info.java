/**
 * Roads as lines: cut into directed segments at junctions, found near a point, and followed from
 * one to the next. Distances are metres in a plane laid on the city ({@link
 * io.citygrid.geo.road.PlanarFrame}).
 */
@NullMarked
package io.citygrid.geo.road;

import org.jspecify.annotations.NullMarked;
