package io.citygrid.geo.road;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Shortest routes from one node as far as a bound (Dijkstra). Keeps its arrays between searches:
 * one for each task, not thread-safe.
 */
public final class ShortestRoutes {
  private final RoadNetwork network;

  /** What is added up, by segment: its length, or what {@link QuickestRoutes} wants added up. */
  private final double[] costs;

  private final double[] meters;
  private final int[] cameBy;
  private int[] reached = new int[64];
  private int reachedCount;

  /** A node to be left, and how far it is. */
  private record Step(int node, double meters) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int nearer = Double.compare(meters, other.meters);
      return nearer == 0 ? Integer.compare(node, other.node) : nearer;
    }
  }

  public ShortestRoutes(RoadNetwork network) {
    this(network, network.segments().stream().mapToDouble(Segment::lengthMeters).toArray());
  }

  /**
   * @param costs by the index of segments, each at least 0; what is said of metres is said of them
   */
  ShortestRoutes(RoadNetwork network, double[] costs) {
    this.network = network;
    this.costs = costs;
    this.meters = new double[network.nodes()];
    this.cameBy = new int[network.nodes()];
    Arrays.fill(meters, Double.POSITIVE_INFINITY);
  }

  /** Searches from a node; answers of the search before are forgotten. */
  public void search(int fromNode, double limitMeters) {
    for (int i = 0; i < reachedCount; i++) {
      meters[reached[i]] = Double.POSITIVE_INFINITY;
    }
    reachedCount = 0;
    PriorityQueue<Step> open = new PriorityQueue<>();
    reach(fromNode, 0, Segment.NONE, open);
    for (Step step = open.poll(); step != null; step = open.poll()) {
      if (step.meters() > meters[step.node()]) {
        continue;
      }
      for (int i = 0; i < network.outgoingCount(step.node()); i++) {
        Segment segment = network.segment(network.outgoing(step.node(), i));
        double there = step.meters() + costs[segment.index()];
        if (there <= limitMeters && there < meters[segment.toNode()]) {
          reach(segment.toNode(), there, segment.index(), open);
        }
      }
    }
  }

  /** How far a node is from where the search began; infinite beyond its bound. */
  public double metersTo(int node) {
    return meters[node];
  }

  /** The nodes within the bound, in no order. */
  int[] reached() {
    return Arrays.copyOf(reached, reachedCount);
  }

  /** Index of the segment by which a node within the bound is reached; none where it began. */
  int cameBy(int node) {
    return cameBy[node];
  }

  /**
   * The segments on the way to a node, in order; empty where the search began and beyond its bound.
   */
  public List<Segment> routeTo(int node) {
    ArrayDeque<Segment> route = new ArrayDeque<>();
    if (Double.isInfinite(meters[node])) {
      return List.of();
    }
    for (int at = node; cameBy[at] != Segment.NONE; at = route.getFirst().fromNode()) {
      route.addFirst(network.segment(cameBy[at]));
    }
    return List.copyOf(route);
  }

  private void reach(int node, double there, int by, PriorityQueue<Step> open) {
    if (Double.isInfinite(meters[node])) {
      if (reachedCount == reached.length) {
        reached = Arrays.copyOf(reached, 2 * reached.length);
      }
      reached[reachedCount++] = node;
    }
    meters[node] = there;
    cameBy[node] = by;
    open.add(new Step(node, there));
  }
}
