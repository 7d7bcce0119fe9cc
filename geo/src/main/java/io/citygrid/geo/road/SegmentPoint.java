package io.citygrid.geo.road;

/**
 * A place on a segment.
 *
 * @param offsetMeters from the segment's start
 * @param distanceMeters of the point that was looked up from this place
 * @param bearingDegrees in which direction traffic goes here: 0 north, 90 east, in [0, 360)
 */
public record SegmentPoint(
    Segment segment, double offsetMeters, double distanceMeters, double bearingDegrees) {}
