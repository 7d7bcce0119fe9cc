package io.citygrid.geo.fence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Layers for tests: from WKT, and random ones of every kind that has ever broken an index. */
final class Layers {
  static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private Layers() {}

  /** Fences f0, f1, ... of these texts. */
  static FenceLayer of(String... wkt) {
    List<Geometry> geometries = new ArrayList<>();
    for (String text : wkt) {
      try {
        geometries.add(new WKTReader(GEOMETRY).read(text));
      } catch (ParseException e) {
        throw new IllegalArgumentException(text, e);
      }
    }
    return of(geometries);
  }

  static FenceLayer of(List<? extends Geometry> geometries) {
    List<Fence> fences = new ArrayList<>();
    for (Geometry geometry : geometries) {
      fences.add(new Fence("f" + fences.size(), geometry));
    }
    return new FenceLayer("test", 1, LONG_AGO, fences);
  }

  /** Cells that share all their edges and leave no gap. */
  static FenceLayer voronoi(Random random, int cells) {
    List<Coordinate> sites = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      sites.add(new Coordinate(118 + random.nextDouble(), 31 + random.nextDouble()));
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(sites);
    Envelope box = new Envelope(118, 119, 31, 32);
    builder.setClipEnvelope(box);
    Geometry diagram = builder.getDiagram(GEOMETRY);
    Geometry clip = GEOMETRY.toGeometry(box);
    List<Geometry> geometries = new ArrayList<>();
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      Geometry cell = diagram.getGeometryN(i).intersection(clip);
      if (!cell.isEmpty()) {
        geometries.add(cell);
      }
    }
    return of(geometries);
  }

  /**
   * Stars, rings, slivers and tiny triangles, overlapping and nested; coordinates often coincide.
   */
  static FenceLayer chaos(Random random, int fences) {
    List<Geometry> geometries = new ArrayList<>();
    while (geometries.size() < fences) {
      Geometry made = chaoticFence(random);
      if (made.isValid() && !made.isEmpty()) {
        geometries.add(made);
      }
    }
    return of(geometries);
  }

  static Geometry chaoticFence(Random random) {
    double x = Math.rint(random.nextDouble() * 40) / 4;
    double y = Math.rint(random.nextDouble() * 40) / 4;
    return switch (random.nextInt(6)) {
      case 0 -> star(random, x, y, 0.2 + 2 * random.nextDouble(), 3 + random.nextInt(60));
      case 1 -> box(x, y, 1 + random.nextInt(4), 1 + random.nextInt(4));
      case 2 -> box(x, y, 3, 3).difference(box(x + 1, y + 1, 1, 1));
      case 3 -> box(x, y, 4, 1e-7 * (1 + random.nextInt(100)));
      case 4 -> box(x, y, 1, 1).union(box(x + 3, y + 2, 1, 1));
      default ->
          GEOMETRY.createPolygon(
              new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + 3, y + 1),
                new Coordinate(x + 1, y + 3),
                new Coordinate(x, y)
              });
    };
  }

  private static Geometry star(Random random, double x, double y, double radius, int points) {
    Coordinate[] ring = new Coordinate[points + 1];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double r = radius * (0.2 + 0.8 * random.nextDouble());
      ring[i] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ring[points] = ring[0].copy();
    return GEOMETRY.createPolygon(ring);
  }

  private static Geometry box(double x, double y, double width, double height) {
    return GEOMETRY.toGeometry(new Envelope(x, x + width, y, y + height));
  }
}
