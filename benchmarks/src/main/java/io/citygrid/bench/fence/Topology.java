package io.citygrid.bench.fence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.geo.fence.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A quantized TopoJSON file: arcs as differences of whole numbers, geometries as lists of arcs, a
 * negative number meaning an arc walked backwards.
 */
final class Topology {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Coordinate[][] arcs;
  private final JsonNode geometries;

  private Topology(Coordinate[][] arcs, JsonNode geometries) {
    this.arcs = arcs;
    this.geometries = geometries;
  }

  /** Reads a file that lies beside this class, compressed. */
  static Topology read(String file, String object) throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(
                Topology.class.getResourceAsStream(file), () -> "no file " + file))) {
      JsonNode root = new ObjectMapper().readTree(in);
      JsonNode scale = root.at("/transform/scale");
      JsonNode move = root.at("/transform/translate");
      JsonNode written = root.get("arcs");
      Coordinate[][] arcs = new Coordinate[written.size()][];
      for (int i = 0; i < arcs.length; i++) {
        arcs[i] = new Coordinate[written.get(i).size()];
        long x = 0;
        long y = 0;
        for (int j = 0; j < arcs[i].length; j++) {
          x += written.get(i).get(j).get(0).asLong();
          y += written.get(i).get(j).get(1).asLong();
          arcs[i][j] =
              new Coordinate(
                  x * scale.get(0).asDouble() + move.get(0).asDouble(),
                  y * scale.get(1).asDouble() + move.get(1).asDouble());
        }
      }
      return new Topology(arcs, root.at("/objects/" + object + "/geometries"));
    }
  }

  /**
   * Its polygons, repaired where quantization made them cross themselves, each edge cut into so
   * many. Cutting keeps the drawing but not every last bit of it. What lies beyond the antimeridian
   * (Alaska's last islands) is a fence of its own, as a fence must not cross it. A county that
   * quantization left without area (Falls Church) is left out.
   */
  List<Fence> fences(int cuts) {
    List<Fence> fences = new ArrayList<>();
    for (JsonNode geometry : geometries) {
      List<Polygon> polygons = new ArrayList<>();
      if (geometry.get("type").asText().equals("Polygon")) {
        polygons.add(polygon(geometry.get("arcs"), cuts));
      } else {
        geometry.get("arcs").forEach(part -> polygons.add(polygon(part, cuts)));
      }
      String id = geometry.get("id").asText();
      boolean isSplit = geometry(polygons).getEnvelopeInternal().getWidth() > 180;
      if (isSplit) {
        List<Polygon> east =
            polygons.stream().filter(part -> part.getEnvelopeInternal().getMinX() > 0).toList();
        polygons.removeAll(east);
        fences.add(new Fence(id + "-east", geometry(east)));
      }
      Geometry drawn = geometry(polygons);
      if (!drawn.isEmpty()) {
        fences.add(new Fence(id, drawn));
      }
    }
    return fences;
  }

  private static Geometry geometry(List<Polygon> polygons) {
    Geometry drawn =
        polygons.size() == 1
            ? polygons.get(0)
            : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    return drawn.isValid() ? drawn : drawn.buffer(0);
  }

  private Polygon polygon(JsonNode rings, int cuts) {
    LinearRing shell = ring(rings.get(0), cuts);
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(rings.get(i + 1), cuts);
    }
    return GEOMETRIES.createPolygon(shell, holes);
  }

  private LinearRing ring(JsonNode indexes, int cuts) {
    CoordinateList ring = new CoordinateList();
    for (JsonNode index : indexes) {
      int arc = index.asInt();
      ring.add(arcs[arc < 0 ? ~arc : arc], false, arc >= 0);
    }
    return GEOMETRIES.createLinearRing(cut(ring.toCoordinateArray(), cuts));
  }

  /** The same line with each edge cut into equal parts. */
  static Coordinate[] cut(Coordinate[] line, int cuts) {
    CoordinateList finer = new CoordinateList();
    for (int i = 0; i + 1 < line.length; i++) {
      // Cut from the lower end, whichever way it is walked, so that neighbours share their edge.
      boolean upwards = line[i].compareTo(line[i + 1]) < 0;
      Coordinate from = upwards ? line[i] : line[i + 1];
      Coordinate to = upwards ? line[i + 1] : line[i];
      for (int part = 0; part < cuts; part++) {
        double share = (double) (upwards ? part : cuts - part) / cuts;
        finer.add(
            new Coordinate(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share),
            false);
      }
    }
    finer.closeRing();
    return finer.toCoordinateArray();
  }
}
