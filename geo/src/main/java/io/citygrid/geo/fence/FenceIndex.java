package io.citygrid.geo.fence;

import io.citygrid.geo.LonLat;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/**
 * Answers which fences of one layer cover a point. Immutable and thread-safe. Every implementation
 * gives the answer of JTS {@code covers} on every point, edges and vertices included.
 */
public interface FenceIndex {

  /** The largest radius that {@link #within} answers. */
  double MAX_RADIUS_METERS = 10_000;

  /** The fast index over the layer; the same for all that ask for the same layer object. */
  static FenceIndex of(FenceLayer layer) {
    return SharedFences.of(layer);
  }

  /** Position in the layer's list when no fence covers the point. */
  int NONE = -1;

  /** The layer version this index was built from. */
  FenceLayer layer();

  /**
   * The first fence in layer order that covers the point, as its position in {@link
   * FenceLayer#fences()}, or {@link #NONE}. The hot path: allocates nothing. Values out of range or
   * NaN give {@link #NONE}.
   */
  int firstAt(double lon, double lat);

  /** All fences that cover the point, in layer order; empty when none does. */
  List<Fence> allAt(LonLat point);

  /**
   * The fences in which the point lies, in layer order: those that cover it, without those on whose
   * edge it lies. Where it lies on edges only, the first that covers it. So more than one answer
   * means that fences overlap, and not that they meet.
   */
  default List<Fence> insideAt(LonLat point) {
    List<Fence> covering = allAt(point);
    if (covering.size() < 2) {
      return covering;
    }
    Coordinate place = new Coordinate(point.lon(), point.lat());
    List<Fence> inside =
        covering.stream()
            .filter(
                fence ->
                    SimplePointInAreaLocator.locate(place, fence.geometry()) == Location.INTERIOR)
            .toList();
    return inside.isEmpty() ? covering.subList(0, 1) : inside;
  }

  /**
   * Distance in metres from the point to the nearest edge of the fence, inside or outside. Zero on
   * the edge.
   *
   * @param fence position in {@link FenceLayer#fences()}
   */
  double edgeDistanceMeters(int fence, LonLat point);

  /**
   * All fences that cover the point or come within the given distance of it, in layer order: who
   * else could be meant when the position is only that accurate.
   *
   * @param meters at least 0, at most 10,000
   */
  List<Fence> within(LonLat point, double meters);

  /** Refuses a radius that {@link #within} does not answer. */
  static void checkRadius(double meters) {
    if (!(meters >= 0 && meters <= MAX_RADIUS_METERS)) {
      throw new IllegalArgumentException(
          "a radius must be in [0, " + MAX_RADIUS_METERS + "] metres but is " + meters);
    }
  }
}
