package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.List;

/** Finds the segments near a point. */
public interface SegmentIndex {

  /**
   * The nearest place of each segment that comes within the radius, nearest first, of equals the
   * one with the smaller index first; the radius itself is within.
   */
  List<SegmentPoint> near(LonLat point, double radiusMeters);
}
