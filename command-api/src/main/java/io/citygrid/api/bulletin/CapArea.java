package io.citygrid.api.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Where a bulletin holds, as it says so itself.
 *
 * @param shapes polygons and circles, WGS84, longitude first
 * @param codes values of geocodes, whatever system they are of
 * @param descriptions in words
 */
record CapArea(List<Geometry> shapes, List<String> codes, List<String> descriptions) {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final int LEAST_PAIRS = 4;
  private static final int MOST_PAIRS = 10_000;
  private static final int CORNERS_OF_CIRCLE = 64;
  private static final double KM_PER_DEGREE = 111.32;
  private static final double MOST_KM = 2_000;
  private static final double MOST_LAT_OF_CIRCLE = 85;

  /** Reads the areas of an info; what is wrong with them is told. */
  static CapArea read(List<CapElement> areas) {
    List<Geometry> shapes = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    List<String> descriptions = new ArrayList<>();
    for (CapElement area : areas) {
      String description = area.required("areaDesc");
      if (!description.isEmpty()) {
        descriptions.add(description);
      }
      area.all("polygon").forEach(polygon -> polygon(polygon).ifPresent(shapes::add));
      area.all("circle").forEach(circle -> circle(circle).ifPresent(shapes::add));
      for (CapElement geocode : area.all("geocode")) {
        geocode.required("valueName");
        String value = geocode.required("value");
        if (!value.isEmpty()) {
          codes.add(value);
        }
      }
    }
    return new CapArea(shapes, codes, descriptions);
  }

  /** The same and the other. */
  CapArea with(CapArea other) {
    return new CapArea(
        joined(shapes, other.shapes),
        joined(codes, other.codes),
        joined(descriptions, other.descriptions));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    other.stream().filter(item -> !both.contains(item)).forEach(both::add);
    return both;
  }

  private static Optional<Polygon> polygon(CapElement element) {
    String text = element.ownText();
    String[] pairs = text.split("\\s+");
    if (pairs.length < LEAST_PAIRS || pairs.length > MOST_PAIRS) {
      element.refuse(
          "must have %d to %d pairs 'lat,lon' but has %d"
              .formatted(LEAST_PAIRS, MOST_PAIRS, text.isEmpty() ? 0 : pairs.length));
      return Optional.empty();
    }
    Coordinate[] corners = new Coordinate[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      Optional<Coordinate> corner = pair(pairs[i]);
      if (corner.isEmpty()) {
        element.refuse("must be pairs 'lat,lon' in degrees but has '" + pairs[i] + "'");
        return Optional.empty();
      }
      corners[i] = corner.get();
    }
    if (!corners[0].equals2D(corners[corners.length - 1])) {
      element.refuse("must end where it begins, at " + pairs[0]);
      return Optional.empty();
    }
    LinearRing ring = GEOMETRY.createLinearRing(corners);
    Polygon polygon = GEOMETRY.createPolygon(ring);
    if (!polygon.isValid()) {
      element.refuse("must not cross itself and must have an area");
      return Optional.empty();
    }
    return Optional.of(polygon);
  }

  private static Optional<Polygon> circle(CapElement element) {
    String text = element.ownText();
    String[] parts = text.split("\\s+");
    Optional<Coordinate> center = parts.length == 2 ? pair(parts[0]) : Optional.empty();
    double km = parts.length == 2 ? number(parts[1]) : Double.NaN;
    if (center.isEmpty()
        || !(km >= 0 && km <= MOST_KM)
        || Math.abs(center.get().y) > MOST_LAT_OF_CIRCLE) {
      element.refuse(
          "must be 'lat,lon radius' in degrees and kilometres, at most %.0f, but is '%s'"
              .formatted(MOST_KM, text));
      return Optional.empty();
    }
    return Optional.of(around(center.get(), Math.max(km, 0.001)));
  }

  /** A polygon of many corners on the circle: off by less than 0.2 % of the radius. */
  private static Polygon around(Coordinate center, double km) {
    Coordinate[] corners = new Coordinate[CORNERS_OF_CIRCLE + 1];
    double latDegrees = km / KM_PER_DEGREE;
    double lonDegrees = latDegrees / Math.cos(Math.toRadians(center.y));
    for (int i = 0; i < CORNERS_OF_CIRCLE; i++) {
      double angle = 2 * Math.PI * i / CORNERS_OF_CIRCLE;
      corners[i] =
          new Coordinate(
              center.x + lonDegrees * Math.cos(angle), center.y + latDegrees * Math.sin(angle));
    }
    corners[CORNERS_OF_CIRCLE] = corners[0];
    return GEOMETRY.createPolygon(corners);
  }

  /** Latitude comes first in CAP, longitude everywhere here. */
  private static Optional<Coordinate> pair(String text) {
    String[] parts = text.split(",", -1);
    double lat = parts.length == 2 ? number(parts[0]) : Double.NaN;
    double lon = parts.length == 2 ? number(parts[1]) : Double.NaN;
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
        ? Optional.of(new Coordinate(lon, lat))
        : Optional.empty();
  }

  private static double number(String text) {
    return text.matches("[+-]?\\d{1,5}(\\.\\d{1,15})?") ? Double.parseDouble(text) : Double.NaN;
  }
}
