package io.citygrid.city.mapping;

import io.citygrid.geo.LonLat;
import java.util.List;

/**
 * What counts as no location, although the row has coordinates. A row without them never has one.
 *
 * @param wholeDegrees both coordinates are whole degrees, the mark of a value that was cut off
 * @param zero both coordinates are 0
 * @param points points that geocoders answer when they know nothing
 * @param radiusMeters how close to such a point counts as on it
 */
record NoLocation(boolean wholeDegrees, boolean zero, List<LonLat> points, double radiusMeters) {

  /** True when these numbers, in the file's own coordinate system, are a mark for "unknown". */
  boolean isMark(double x, double y) {
    return (zero && x == 0 && y == 0) || (wholeDegrees && x == Math.rint(x) && y == Math.rint(y));
  }

  /** True when the point is one that geocoders answer when they know nothing. */
  boolean isDefaultPoint(LonLat position) {
    return points.stream().anyMatch(point -> point.distanceMeters(position) <= radiusMeters);
  }
}
