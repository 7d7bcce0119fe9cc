package io.citygrid.geo.road;

import java.util.List;

/**
 * Quickest routes from one node to all others, by how long each segment takes (Dijkstra). Of routes
 * that take the same time any one. Not thread-safe.
 */
public final class QuickestRoutes {
  private final ShortestRoutes routes;

  /**
   * @param seconds that each segment takes, by its index, at least 0; not copied
   */
  public QuickestRoutes(RoadNetwork network, double[] seconds) {
    if (seconds.length != network.segments().size()) {
      throw new IllegalArgumentException(
          "%d segments have %d times".formatted(network.segments().size(), seconds.length));
    }
    this.routes = new ShortestRoutes(network, seconds);
  }

  /** The questions that follow are about routes from this node. */
  public void search(int fromNode) {
    routes.search(fromNode, Double.POSITIVE_INFINITY);
  }

  /** How long it takes to a node; infinite where there is no way. */
  public double secondsTo(int node) {
    return routes.metersTo(node);
  }

  /** The segments on the way to a node, in order; empty where the search began or without a way. */
  public List<Segment> routeTo(int node) {
    return routes.routeTo(node);
  }
}
