package io.citygrid.city.generate;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.Locale;

/**
 * Puts loop detectors into made roads: in the middle of every segment of an expressway and of every
 * third one of an arterial road, for each direction one.
 */
final class DetectorPlacing {
  private static final int ARTERIAL_STEP = 3;

  private DetectorPlacing() {}

  /** The text of {@code detectors.csv}. */
  static String csv(RoadNetwork roads) {
    StringBuilder text = new StringBuilder("id,lon,lat,bearing\n");
    int arterials = 0;
    for (Segment segment : roads.segments()) {
      if (segment.roadClass() == RoadClass.OTHER || !segment.forward()) {
        continue;
      }
      boolean isMeasured =
          segment.roadClass() == RoadClass.EXPRESSWAY || arterials++ % ARTERIAL_STEP == 0;
      if (isMeasured) {
        append(text, roads, segment);
        append(text, roads, roads.segment(segment.reverse()));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, RoadNetwork roads, Segment segment) {
    SegmentPoint middle = segment.at(segment.lengthMeters() / 2);
    LonLat point = roads.point(segment, middle.offsetMeters());
    text.append(
        String.format(
            Locale.ROOT,
            "loop-%s,%.6f,%.6f,%d\n",
            segment.id(),
            point.lon(),
            point.lat(),
            Math.floorMod(Math.round(middle.bearingDegrees()), 360)));
  }
}
