package io.citygrid.geo.road;

import java.util.Arrays;

/** The slow twin of routes: all segments are relaxed until nothing gets nearer (Bellman, Ford). */
final class RelaxedRoutes {
  private static final double HAIR = 1e-12;

  private RelaxedRoutes() {}

  /** What it costs from a node to each; infinite where there is no way. */
  static double[] costs(RoadNetwork network, double[] costs, int from) {
    double[] least = new double[network.nodes()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[from] = 0;
    boolean nearer = true;
    while (nearer) {
      nearer = false;
      for (Segment segment : network.segments()) {
        double there = least[segment.fromNode()] + costs[segment.index()];
        if (there < least[segment.toNode()] - HAIR) {
          least[segment.toNode()] = there;
          nearer = true;
        }
      }
    }
    return least;
  }
}
