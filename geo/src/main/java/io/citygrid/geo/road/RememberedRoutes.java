package io.citygrid.geo.road;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers as {@link ShortestRoutes} does, but looks from each node once: what was found is kept as
 * far as the farthest bound that was asked for, and searched for anew only beyond it. When too much
 * is kept all of it is forgotten. One for each task, not thread-safe.
 */
public final class RememberedRoutes {
  /** Bounds are rounded up to whole steps, so that a metre more is not another search. */
  private static final double STEP_METERS = 200;

  /** Of nodes that were reached, of all searches together: some 16 bytes each. */
  private static final int MOST_KEPT = 2_000_000;

  private final RoadNetwork network;
  private final ShortestRoutes routes;
  private final int mostKept;
  private final @Nullable Reach[] known;
  private int kept;
  private Reach from = new Reach(0, new int[0], new double[0], new int[0]);
  private double limitMeters;

  /**
   * What was found from a node.
   *
   * @param limitMeters how far was looked
   * @param nodes that were reached, rising
   * @param cameBy index of the segment by which each was reached
   */
  @SuppressWarnings("ArrayRecordComponent") // kept, never compared
  private record Reach(double limitMeters, int[] nodes, double[] meters, int[] cameBy) {
    int find(int node) {
      return Arrays.binarySearch(nodes, node);
    }
  }

  public RememberedRoutes(RoadNetwork network) {
    this(network, MOST_KEPT);
  }

  RememberedRoutes(RoadNetwork network, int mostKept) {
    this.network = network;
    this.routes = new ShortestRoutes(network);
    this.mostKept = mostKept;
    this.known = new Reach[network.nodes()];
  }

  /** The questions that follow are about routes from this node as far as this bound. */
  public void search(int fromNode, double limit) {
    Reach reach = known[fromNode];
    if (reach == null || reach.limitMeters() < limit) {
      reach = look(fromNode, Math.ceil(limit / STEP_METERS) * STEP_METERS);
      keep(fromNode, reach);
    }
    from = reach;
    limitMeters = limit;
  }

  /** How far a node is from where the search began; infinite beyond its bound. */
  public double metersTo(int node) {
    int at = from.find(node);
    return at < 0 || from.meters()[at] > limitMeters ? Double.POSITIVE_INFINITY : from.meters()[at];
  }

  /**
   * The segments on the way to a node, in order; empty where the search began and beyond its bound.
   */
  public List<Segment> routeTo(int node) {
    if (Double.isInfinite(metersTo(node))) {
      return List.of();
    }
    ArrayDeque<Segment> route = new ArrayDeque<>();
    int by = from.cameBy()[from.find(node)];
    while (by != Segment.NONE) {
      Segment segment = network.segment(by);
      route.addFirst(segment);
      by = from.cameBy()[from.find(segment.fromNode())];
    }
    return List.copyOf(route);
  }

  private Reach look(int fromNode, double limit) {
    routes.search(fromNode, limit);
    int[] nodes = routes.reached();
    Arrays.sort(nodes);
    double[] meters = new double[nodes.length];
    int[] cameBy = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      meters[i] = routes.metersTo(nodes[i]);
      cameBy[i] = routes.cameBy(nodes[i]);
    }
    return new Reach(limit, nodes, meters, cameBy);
  }

  private void keep(int fromNode, Reach reach) {
    Reach before = known[fromNode];
    kept += reach.nodes().length - (before == null ? 0 : before.nodes().length);
    if (kept > mostKept) {
      Arrays.fill(known, null);
      kept = reach.nodes().length;
    }
    known[fromNode] = reach;
  }
}
