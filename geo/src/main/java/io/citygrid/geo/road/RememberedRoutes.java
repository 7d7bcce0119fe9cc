package io.citygrid.geo.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

  /** Of nodes that were reached, of all searches together: some 28 bytes each. */
  private static final int MOST_KEPT = 2_000_000;

  private static final int NO_NODE = -1;

  private final RoadNetwork network;
  private final ShortestRoutes routes;
  private final int mostKept;
  private final @Nullable Reach[] known;
  private int kept;
  private Reach from = new Reach(0, new int[0], new double[0], new int[0], new int[] {NO_NODE});
  private double limitMeters;

  /**
   * What was found from a node.
   *
   * @param limitMeters how far was looked
   * @param nodes that were reached
   * @param cameBy index of the segment by which each was reached
   * @param slots where each stands in the others, by its number; open addressing, at most half full
   */
  @SuppressWarnings("ArrayRecordComponent") // kept, never compared
  private record Reach(
      double limitMeters, int[] nodes, double[] meters, int[] cameBy, int[] slots) {

    static int[] slots(int[] nodes) {
      int[] slots = new int[2 * Integer.highestOneBit(2 * nodes.length)];
      Arrays.fill(slots, NO_NODE);
      for (int i = 0; i < nodes.length; i++) {
        int slot = nodes[i] & (slots.length - 1);
        while (slots[slot] != NO_NODE) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = i;
      }
      return slots;
    }

    /** Where a node stands; {@link #NO_NODE} for one that was not reached. */
    int find(int node) {
      int slot = node & (slots.length - 1);
      while (slots[slot] != NO_NODE && nodes[slots[slot]] != node) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slots[slot];
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
    List<Segment> route = new ArrayList<>();
    int by = from.cameBy()[from.find(node)];
    while (by != Segment.NONE) {
      Segment segment = network.segment(by);
      route.add(segment);
      by = from.cameBy()[from.find(segment.fromNode())];
    }
    Collections.reverse(route);
    return route;
  }

  private Reach look(int fromNode, double limit) {
    routes.search(fromNode, limit);
    int[] nodes = routes.reached();
    double[] meters = new double[nodes.length];
    int[] cameBy = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      meters[i] = routes.metersTo(nodes[i]);
      cameBy[i] = routes.cameBy(nodes[i]);
    }
    return new Reach(limit, nodes, meters, cameBy, Reach.slots(nodes));
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
