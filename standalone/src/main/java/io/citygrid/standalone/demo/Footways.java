package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The streets of a city as people on foot use them: all roads but expressways, in either direction
 * whatever holds for vehicles. Immutable, thread-safe.
 */
final class Footways {
  private final RoadNetwork roads;
  private final GridSegments index;
  private final List<List<Segment>> streetsAt = new ArrayList<>();

  Footways(RoadNetwork roads) {
    this.roads = roads;
    this.index = GridSegments.of(roads);
    for (int node = 0; node < roads.nodes(); node++) {
      streetsAt.add(new ArrayList<>(4));
    }
    for (Segment segment : roads.segments()) {
      if (isStreet(segment)) {
        streetsAt.get(segment.fromNode()).add(segment);
        streetsAt.get(segment.toNode()).add(segment);
      }
    }
  }

  /** Each street once: in the direction in which it was drawn. */
  private static boolean isStreet(Segment segment) {
    return segment.forward() && segment.roadClass() != RoadClass.EXPRESSWAY;
  }

  PlanarFrame frame() {
    return roads.frame();
  }

  /** The streets that come so near to a point, the nearest first. */
  List<Segment> near(LonLat point, double radiusMeters) {
    return index.near(point, radiusMeters).stream()
        .map(SegmentPoint::segment)
        .filter(Footways::isStreet)
        .toList();
  }

  /** The streets that begin or end at a node. */
  List<Segment> streetsAt(int node) {
    return streetsAt.get(node);
  }

  /** Where on the earth a place is. */
  LonLat point(StreetPlace place) {
    return roads.point(place.street(), place.meters());
  }

  /** Metres between two places as the crow flies. */
  static double straightMeters(StreetPlace one, StreetPlace other) {
    return Math.hypot(
        one.street().xAt(one.meters()) - other.street().xAt(other.meters()),
        one.street().yAt(one.meters()) - other.street().yAt(other.meters()));
  }
}
