package io.citygrid.geo.fence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * What becomes of the ground when borders are drawn anew: whoever moves the border of one fence and
 * forgets its neighbour's leaves a strip that nobody has, or one that two have.
 *
 * @param changed ids of the fences that are drawn in another way, come or go
 * @param uncoveredSquareMeters ground that some fence had before and none has now
 * @param overlappingSquareMeters ground that two fences or more have now and at most one had before
 */
public record BorderChange(
    Set<String> changed, double uncoveredSquareMeters, double overlappingSquareMeters) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  public BorderChange {
    changed = Set.copyOf(changed);
  }

  /** From one version of a layer to another. Costs by what changed, not by what the layer has. */
  public static BorderChange between(FenceLayer before, FenceLayer after) {
    Map<String, Fence> old = byId(before);
    Map<String, Fence> drawn = byId(after);
    Set<String> changed = new TreeSet<>();
    old.forEach((id, fence) -> addIfOther(changed, id, fence, drawn.get(id)));
    drawn.forEach((id, fence) -> addIfOther(changed, id, fence, old.get(id)));
    if (changed.isEmpty()) {
      return new BorderChange(changed, 0, 0);
    }
    Near oldGround = new Near(before);
    Near newGround = new Near(after);
    return new BorderChange(
        changed,
        uncovered(changed, old, newGround),
        squareMeters(gained(shared(changed, drawn, newGround), oldGround)));
  }

  private static void addIfOther(
      Set<String> changed, String id, Fence fence, @Nullable Fence other) {
    if (other == null || !fence.geometry().equalsExact(other.geometry())) {
      changed.add(id);
    }
  }

  private static double uncovered(Set<String> changed, Map<String, Fence> old, Near newGround) {
    List<Geometry> left = new ArrayList<>();
    for (String id : changed) {
      Fence fence = old.get(id);
      if (fence != null) {
        Geometry rest = fence.geometry();
        for (Fence now : newGround.find(rest.getEnvelopeInternal())) {
          rest = overlay(rest, now.geometry(), OverlayNG.DIFFERENCE);
        }
        left.add(rest);
      }
    }
    return squareMeters(union(left));
  }

  /** What fences that changed have in common with others. */
  private static Geometry shared(Set<String> changed, Map<String, Fence> drawn, Near newGround) {
    List<Geometry> shared = new ArrayList<>();
    for (String id : changed) {
      Fence fence = drawn.get(id);
      if (fence != null) {
        for (Fence other : newGround.find(fence.geometry().getEnvelopeInternal())) {
          if (!other.id().equals(id)) {
            shared.add(overlay(fence.geometry(), other.geometry(), OverlayNG.INTERSECTION));
          }
        }
      }
    }
    return union(shared);
  }

  /** Without what two fences had in common before. */
  private static Geometry gained(Geometry shared, Near oldGround) {
    if (shared.isEmpty()) {
      return shared;
    }
    List<Fence> there = oldGround.find(shared.getEnvelopeInternal());
    Geometry gained = shared;
    for (int i = 0; i < there.size() && !gained.isEmpty(); i++) {
      Geometry one = overlay(gained, there.get(i).geometry(), OverlayNG.INTERSECTION);
      for (int j = i + 1; j < there.size() && !one.isEmpty(); j++) {
        Geometry both = overlay(one, there.get(j).geometry(), OverlayNG.INTERSECTION);
        gained = overlay(gained, both, OverlayNG.DIFFERENCE);
      }
    }
    return gained;
  }

  private static Geometry overlay(Geometry one, Geometry other, int operation) {
    return areasOf(OverlayNGRobust.overlay(one, other, operation));
  }

  /** Fences that only touch have lines and points in common, which have no ground. */
  private static Geometry areasOf(Geometry geometry) {
    List<Polygon> areas = new ArrayList<>();
    PolygonExtracter.getPolygons(geometry, areas);
    return FACTORY.createMultiPolygon(areas.toArray(Polygon[]::new));
  }

  private static Geometry union(List<Geometry> parts) {
    Geometry all = FACTORY.createMultiPolygon();
    for (Geometry part : parts) {
      all = part.isEmpty() ? all : overlay(all, part, OverlayNG.UNION);
    }
    return all;
  }

  private static double squareMeters(Geometry ground) {
    double sum = 0;
    for (int i = 0; i < ground.getNumGeometries(); i++) {
      sum += Fence.squareMeters(ground.getGeometryN(i));
    }
    return sum;
  }

  private static Map<String, Fence> byId(FenceLayer layer) {
    Map<String, Fence> fences = new HashMap<>();
    layer.fences().forEach(fence -> fences.put(fence.id(), fence));
    return fences;
  }

  /** The fences of a layer by where they lie. */
  private static final class Near {
    private final STRtree tree = new STRtree();

    Near(FenceLayer layer) {
      layer.fences().forEach(fence -> tree.insert(fence.geometry().getEnvelopeInternal(), fence));
    }

    @SuppressWarnings("unchecked") // It holds what the constructor put in.
    List<Fence> find(Envelope box) {
      return tree.query(box);
    }
  }
}
