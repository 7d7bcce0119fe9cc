package io.citygrid.geo.fence;

import io.citygrid.geo.LonLat;
import java.util.List;

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
