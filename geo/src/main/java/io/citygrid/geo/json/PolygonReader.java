package io.citygrid.geo.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Makes a Polygon or MultiPolygon in WGS84 of a GeoJSON geometry in a declared system. */
final class PolygonReader {
  private static final int LEAST_POSITIONS = 4;

  private final GeometryFactory factory = new GeometryFactory();
  private final CoordinateSystem system;

  PolygonReader(CoordinateSystem system) {
    this.system = system;
  }

  Geometry read(JsonNode geometry) throws UnusableGeometryException {
    String type = geometry.path("type").asText("");
    JsonNode coordinates = geometry.path("coordinates");
    if (type.equals("Polygon")) {
      return polygon(coordinates);
    }
    if (!type.equals("MultiPolygon")) {
      throw new UnusableGeometryException(
          type.isEmpty()
              ? "has no geometry"
              : "is a " + type + ", but a fence must be a Polygon or a MultiPolygon");
    }
    List<Polygon> polygons = new ArrayList<>();
    for (JsonNode part : coordinates) {
      polygons.add(polygon(part));
    }
    if (polygons.isEmpty()) {
      throw new UnusableGeometryException("is a MultiPolygon without polygons");
    }
    return polygons.size() == 1
        ? polygons.get(0)
        : factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private Polygon polygon(JsonNode rings) throws UnusableGeometryException {
    if (!rings.isArray() || rings.isEmpty()) {
      throw new UnusableGeometryException("has a polygon without rings");
    }
    List<LinearRing> read = new ArrayList<>();
    for (JsonNode ring : rings) {
      read.add(ring(ring));
    }
    return factory.createPolygon(
        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
  }

  private LinearRing ring(JsonNode positions) throws UnusableGeometryException {
    if (!positions.isArray() || positions.size() < LEAST_POSITIONS) {
      throw new UnusableGeometryException(
          "has a ring of %d positions; a ring needs at least 4".formatted(positions.size()));
    }
    Coordinate[] ring = new Coordinate[positions.size()];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = position(positions.get(i), i);
    }
    if (!ring[0].equals2D(ring[ring.length - 1])) {
      throw new UnusableGeometryException(
          "has a ring that does not end where it starts, at " + positions.get(0));
    }
    return factory.createLinearRing(ring);
  }

  private Coordinate position(JsonNode position, int index) throws UnusableGeometryException {
    JsonNode x = position.path(0);
    JsonNode y = position.path(1);
    if (!x.isNumber() || !y.isNumber()) {
      throw new UnusableGeometryException(
          "has a position that is not two numbers: %s, number %d of its ring"
              .formatted(position, index + 1));
    }
    Optional<String> reason = system.findImplausibility(x.doubleValue(), y.doubleValue());
    if (reason.isPresent()) {
      throw new UnusableGeometryException(reason.get());
    }
    LonLat point = system.toWgs84(x.doubleValue(), y.doubleValue());
    return new Coordinate(point.lon(), point.lat());
  }
}
