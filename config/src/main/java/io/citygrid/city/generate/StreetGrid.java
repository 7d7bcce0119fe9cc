package io.citygrid.city.generate;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.PlanarFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The streets of one town: rows and columns around its centre, turned as a whole and slightly bent,
 * as far as a circle reaches.
 *
 * @param centre where the middle row and column meet
 * @param spacingMeters from one street to the next
 * @param reach square of the radius, counted in streets
 * @param turn of the rows against east, in radians
 */
record StreetGrid(
    PlanarFrame frame, LonLat centre, double spacingMeters, double reach, double turn) {
  private static final double BEND = 0.14;
  private static final double BEND_STREETS = 1.3;
  private static final double PRECISION = 1e6;

  /** How many rows, and columns, there are on each side of the middle one. */
  int size() {
    return (int) Math.sqrt(reach);
  }

  double radiusMeters() {
    return spacingMeters * Math.sqrt(reach);
  }

  /** The junctions of a row from west to east, before the turn. */
  List<LonLat> row(int row) {
    List<LonLat> points = new ArrayList<>();
    for (int column = -size(); column <= size(); column++) {
      if (has(column, row)) {
        points.add(junction(column, row));
      }
    }
    return points;
  }

  /** The junctions of a column from south to north, before the turn. */
  List<LonLat> column(int column) {
    List<LonLat> points = new ArrayList<>();
    for (int row = -size(); row <= size(); row++) {
      if (has(column, row)) {
        points.add(junction(column, row));
      }
    }
    return points;
  }

  /** Where a road from there enters: the nearest end of a street that every third one is. */
  LonLat gate(LonLat from) {
    LonLat nearest = centre;
    for (int street = -size(); street <= size(); street++) {
      if (street % MAIN_STREET == 0) {
        for (List<LonLat> course : List.of(row(street), column(street))) {
          nearest = nearer(from, nearest, course.get(0));
          nearest = nearer(from, nearest, course.get(course.size() - 1));
        }
      }
    }
    return nearest;
  }

  /** Every so many streets one is a main street. */
  static final int MAIN_STREET = 3;

  private static LonLat nearer(LonLat from, LonLat one, LonLat other) {
    return meters(from, other) < meters(from, one) ? other : one;
  }

  private static double meters(LonLat one, LonLat other) {
    PlanarFrame around = new PlanarFrame(one);
    return Math.hypot(around.x(other.lon()), around.y(other.lat()));
  }

  private boolean has(int column, int row) {
    return column * column + row * row <= reach;
  }

  private LonLat junction(int column, int row) {
    double east = spacingMeters * (column + BEND * Math.sin(row / BEND_STREETS));
    double north = spacingMeters * (row + BEND * Math.sin(column / BEND_STREETS));
    return rounded(
        frame.at(
            frame.x(centre.lon()) + east * Math.cos(turn) - north * Math.sin(turn),
            frame.y(centre.lat()) + east * Math.sin(turn) + north * Math.cos(turn)));
  }

  /** To about 10 cm, so that lines that meet are written with the same numbers. */
  static LonLat rounded(LonLat point) {
    return new LonLat(
        Math.rint(point.lon() * PRECISION) / PRECISION,
        Math.rint(point.lat() * PRECISION) / PRECISION);
  }
}
