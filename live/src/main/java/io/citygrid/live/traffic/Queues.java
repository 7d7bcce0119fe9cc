package io.citygrid.live.traffic;

import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * How far traffic stands back from the end of a segment. A queue is a chain of congested segments
 * without a gap, upstream of where it begins (the bottlenecks of Chen, Skabardonis and Varaiya
 * 2004: from where traffic flows freely downstream, back to the last congested place); its length
 * at a segment is the distance from the segment's end back to the farthest beginning of a segment
 * of the chain, along the chain by the shortest way. So the queue of a bottleneck is that of its
 * head, and a segment within it has what lies behind its own end. What was not measured ends a
 * queue.
 */
public final class Queues {
  private Queues() {}

  /**
   * The lengths of queues.
   *
   * @param congested segments from slight congestion on; the queues lie within them
   * @return metres by the segments' ids, in the order given: of each its own length at least
   */
  public static Map<String, Double> meters(RoadNetwork roads, Collection<Segment> congested) {
    Set<String> standing = new HashSet<>();
    congested.forEach(segment -> standing.add(segment.id()));
    Map<String, Double> simple = new HashMap<>();
    Map<String, Double> meters = new LinkedHashMap<>();
    for (Segment segment : congested) {
      meters.put(segment.id(), queue(roads, standing, segment, simple));
    }
    return meters;
  }

  /** Mostly a queue has one beginning, and is added up; each piece of it once. */
  private static double queue(
      RoadNetwork roads, Set<String> standing, Segment head, Map<String, Double> simple) {
    List<Segment> chain = new ArrayList<>();
    Set<String> passed = new HashSet<>();
    Segment at = head;
    Double behind = simple.get(at.id());
    while (behind == null) {
      if (!passed.add(at.id())) {
        return farthest(roads, standing, head);
      }
      chain.add(at);
      List<Segment> next = standingBehind(roads, standing, at);
      if (next.size() > 1) {
        return farthest(roads, standing, head);
      }
      behind = next.isEmpty() ? Double.valueOf(0) : simple.get(next.get(0).id());
      at = next.isEmpty() ? at : next.get(0);
    }
    double meters = behind;
    for (int i = chain.size() - 1; i >= 0; i--) {
      meters += chain.get(i).lengthMeters();
      simple.put(chain.get(i).id(), meters);
    }
    return meters;
  }

  private static List<Segment> standingBehind(
      RoadNetwork roads, Set<String> standing, Segment segment) {
    return roads.upstream(segment).stream().filter(each -> standing.contains(each.id())).toList();
  }

  /** Over branches and rings: the longest of the shortest ways back (Dijkstra). */
  private static double farthest(RoadNetwork roads, Set<String> standing, Segment head) {
    record Reached(Segment segment, double meters) {}
    PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::meters));
    Set<String> settled = new HashSet<>();
    open.add(new Reached(head, head.lengthMeters()));
    double farthest = 0;
    for (Reached next = open.poll(); next != null; next = open.poll()) {
      if (settled.add(next.segment().id())) {
        farthest = next.meters();
        for (Segment behind : standingBehind(roads, standing, next.segment())) {
          open.add(new Reached(behind, next.meters() + behind.lengthMeters()));
        }
      }
    }
    return farthest;
  }
}
