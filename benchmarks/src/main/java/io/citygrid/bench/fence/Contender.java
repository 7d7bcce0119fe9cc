package io.citygrid.bench.fence;

import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.FenceLayer;
import io.citygrid.geo.fence.GridFences;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * One way to answer in which fence of a layer a point lies.
 *
 * @param build makes it ready for a layer; everything that a first lookup would do later is done
 */
record Contender(String name, Function<FenceLayer, Lookup> build) {

  /** The position of the first fence in layer order that covers the point, or -1. */
  @FunctionalInterface
  interface Lookup {
    int firstAt(double lon, double lat);
  }

  /** Ours first, then the baselines. */
  static List<Contender> all() {
    return List.of(
        new Contender("GridFences", layer -> GridFences.of(layer)::firstAt),
        new Contender("STRtree+PreparedGeometry", Contender::prepared),
        new Contender("STRtree+IndexedLocator", Contender::located));
  }

  private record Prepared(int position, PreparedGeometry geometry) {}

  private static Lookup prepared(FenceLayer layer) {
    GeometryFactory points = new GeometryFactory();
    STRtree tree = new STRtree();
    for (int i = 0; i < layer.fences().size(); i++) {
      Geometry geometry = layer.fences().get(i).geometry();
      PreparedGeometry prepared = PreparedGeometryFactory.prepare(geometry);
      prepared.covers(geometry.getInteriorPoint());
      tree.insert(geometry.getEnvelopeInternal(), new Prepared(i, prepared));
    }
    tree.build();
    return (lon, lat) -> {
      int first = FenceIndex.NONE;
      for (Object found : tree.query(new Envelope(lon, lon, lat, lat))) {
        Prepared candidate = (Prepared) found;
        if ((first < 0 || candidate.position() < first)
            && candidate.geometry().covers(points.createPoint(new Coordinate(lon, lat)))) {
          first = candidate.position();
        }
      }
      return first;
    };
  }

  private record Located(int position, PointOnGeometryLocator locator) {}

  private static Lookup located(FenceLayer layer) {
    STRtree tree = new STRtree();
    for (int i = 0; i < layer.fences().size(); i++) {
      Geometry geometry = layer.fences().get(i).geometry();
      Located located = new Located(i, new IndexedPointInAreaLocator(geometry));
      located.locator().locate(geometry.getInteriorPoint().getCoordinate());
      tree.insert(geometry.getEnvelopeInternal(), located);
    }
    tree.build();
    return (lon, lat) -> {
      int first = FenceIndex.NONE;
      for (Object found : tree.query(new Envelope(lon, lon, lat, lat))) {
        Located candidate = (Located) found;
        if ((first < 0 || candidate.position() < first)
            && candidate.locator().locate(new Coordinate(lon, lat)) != Location.EXTERIOR) {
          first = candidate.position();
        }
      }
      return first;
    };
  }
}
