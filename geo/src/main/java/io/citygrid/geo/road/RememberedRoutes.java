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

  /** Of nodes that were reached, of all searches together: some 36 bytes each. */
  private static final int MOST_KEPT = 2_000_000;

  private static final int NO_NODE = -1;

  private final RoadNetwork network;
  private final ShortestRoutes routes;
  private final int mostKept;
  private final @Nullable Reach[] known;
  private int kept;
  private Reach from = Reach.NOTHING;
  private double limitMeters;

  /**
   * What was found from a node: of each node that was reached its number, by which segment, and how
   * far it is. All of it stands side by side, for it is asked of nodes here and there and memory is
   * slow. Open addressing, at most two thirds full.
   */
  private static final class Reach {
    static final Reach NOTHING = new Reach(0, 0);

    private static final long FREE = -1;

    final double limitMeters;
    final int size;

    /** Two for each slot: node and segment in one, or {@link #FREE}; the bits of the metres. */
    private final long[] slots;

    private final int mask;

    /**
     * @param limitMeters how far was looked
     * @param size how many nodes there will be
     */
    Reach(double limitMeters, int size) {
      int count = Math.max(2, Integer.highestOneBit(Math.max(1, 3 * size / 2)) * 2);
      this.limitMeters = limitMeters;
      this.size = size;
      this.slots = new long[2 * count];
      this.mask = count - 1;
      Arrays.fill(slots, FREE);
    }

    void add(int node, int cameBy, double meters) {
      int slot = node & mask;
      while (slots[2 * slot] != FREE) {
        slot = (slot + 1) & mask;
      }
      slots[2 * slot] = (long) node << Integer.SIZE | cameBy & 0xFFFF_FFFFL;
      slots[2 * slot + 1] = Double.doubleToRawLongBits(meters);
    }

    /** Where a node stands; {@link #NO_NODE} for one that was not reached. */
    int find(int node) {
      int slot = node & mask;
      while (slots[2 * slot] != FREE) {
        if ((int) (slots[2 * slot] >>> Integer.SIZE) == node) {
          return slot;
        }
        slot = (slot + 1) & mask;
      }
      return NO_NODE;
    }

    double meters(int slot) {
      return Double.longBitsToDouble(slots[2 * slot + 1]);
    }

    int cameBy(int slot) {
      return (int) slots[2 * slot];
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
    if (reach == null || reach.limitMeters < limit) {
      reach = look(fromNode, Math.ceil(limit / STEP_METERS) * STEP_METERS);
      keep(fromNode, reach);
    }
    from = reach;
    limitMeters = limit;
  }

  /** How far a node is from where the search began; infinite beyond its bound. */
  public double metersTo(int node) {
    int at = from.find(node);
    double meters = at < 0 ? Double.POSITIVE_INFINITY : from.meters(at);
    return meters > limitMeters ? Double.POSITIVE_INFINITY : meters;
  }

  /**
   * The segments on the way to a node, in order; empty where the search began and beyond its bound.
   */
  public List<Segment> routeTo(int node) {
    if (Double.isInfinite(metersTo(node))) {
      return List.of();
    }
    List<Segment> route = new ArrayList<>();
    int by = from.cameBy(from.find(node));
    while (by != Segment.NONE) {
      Segment segment = network.segment(by);
      route.add(segment);
      by = from.cameBy(from.find(segment.fromNode()));
    }
    Collections.reverse(route);
    return route;
  }

  private Reach look(int fromNode, double limit) {
    routes.search(fromNode, limit);
    int[] nodes = routes.reached();
    Reach reach = new Reach(limit, nodes.length);
    for (int node : nodes) {
      reach.add(node, routes.cameBy(node), routes.metersTo(node));
    }
    return reach;
  }

  private void keep(int fromNode, Reach reach) {
    Reach before = known[fromNode];
    kept += reach.size - (before == null ? 0 : before.size);
    if (kept > mostKept) {
      Arrays.fill(known, null);
      kept = reach.size;
    }
    known[fromNode] = reach;
  }
}
