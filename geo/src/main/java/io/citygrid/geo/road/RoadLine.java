package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.List;

/**
 * One line of a road as it was drawn. Lines meet where they share a vertex; lines that only cross
 * (a bridge) do not.
 *
 * @param id unique in the network
 * @param road the road that the line is a part of; lines with the same one are one road
 * @param roadEnglish what the road is called in English
 * @param oneWay traffic goes only in the direction of drawing
 * @param speedLimitKmh kilometres per hour, positive
 * @param points at least two, neighbours different
 */
public record RoadLine(
    String id,
    String road,
    String roadEnglish,
    RoadClass roadClass,
    boolean oneWay,
    double speedLimitKmh,
    List<LonLat> points) {
  /** Vertices this close are the same: about a centimetre. */
  static final double NODE_DEGREES = 1e-7;

  public RoadLine {
    points = List.copyOf(points);
    if (id.isBlank() || road.isBlank() || roadEnglish.isBlank()) {
      throw new IllegalArgumentException("a line of a road must have an id and a road");
    }
    if (!(speedLimitKmh > 0 && speedLimitKmh <= 200)) {
      throw new IllegalArgumentException(
          "speedLimitKmh must be in (0, 200] but is " + speedLimitKmh);
    }
    if (points.size() < 2) {
      throw new IllegalArgumentException("a line must have two points but has " + points.size());
    }
    for (int i = 1; i < points.size(); i++) {
      if (isSame(points.get(i), points.get(i - 1))) {
        throw new IllegalArgumentException(
            "point " + (i + 1) + " of line " + id + " is the same as the one before it");
      }
    }
  }

  /** A line of a road that has one name only. */
  public RoadLine(
      String id,
      String road,
      RoadClass roadClass,
      boolean oneWay,
      double speedLimitKmh,
      List<LonLat> points) {
    this(id, road, road, roadClass, oneWay, speedLimitKmh, points);
  }

  private static boolean isSame(LonLat one, LonLat other) {
    return Math.abs(one.lon() - other.lon()) < NODE_DEGREES
        && Math.abs(one.lat() - other.lat()) < NODE_DEGREES;
  }
}
