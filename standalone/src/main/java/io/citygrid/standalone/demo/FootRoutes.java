package io.citygrid.standalone.demo;

import io.citygrid.geo.road.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Shortest ways on foot from one place, as far as a bound (Dijkstra). Immutable once made. */
final class FootRoutes {
  private static final double HAIR_METERS = 1e-6;

  private final StreetPlace from;
  private final double mostMeters;
  private final Map<Integer, Arrival> arrivals = new HashMap<>();

  /**
   * A piece of a street that is walked; backwards when {@code fromMeters} is the greater one.
   *
   * @param fromMeters from the street's start
   */
  record Leg(Segment street, double fromMeters, double toMeters) {
    double meters() {
      return Math.abs(toMeters - fromMeters);
    }
  }

  /**
   * How a node is reached.
   *
   * @param before the node before; -1: along the street on which the way begins
   */
  private record Arrival(int node, int before, Segment along, double meters) {}

  FootRoutes(Footways footways, StreetPlace from, double mostMeters) {
    this.from = from;
    this.mostMeters = mostMeters;
    Segment street = from.street();
    PriorityQueue<Arrival> open =
        new PriorityQueue<>(
            (one, other) -> {
              int nearer = Double.compare(one.meters(), other.meters());
              return nearer == 0 ? Integer.compare(one.node(), other.node()) : nearer;
            });
    open.add(new Arrival(street.fromNode(), -1, street, from.meters()));
    open.add(new Arrival(street.toNode(), -1, street, street.lengthMeters() - from.meters()));
    for (Arrival next = open.poll(); next != null; next = open.poll()) {
      if (next.meters() > mostMeters || arrivals.putIfAbsent(next.node(), next) != null) {
        continue;
      }
      for (Segment onward : footways.streetsAt(next.node())) {
        int there = onward.fromNode() == next.node() ? onward.toNode() : onward.fromNode();
        if (!arrivals.containsKey(there)) {
          open.add(new Arrival(there, next.node(), onward, next.meters() + onward.lengthMeters()));
        }
      }
    }
  }

  /** How far it is to a place; infinite beyond the bound. */
  double metersTo(StreetPlace place) {
    double around = Math.min(metersBy(place, true), metersBy(place, false));
    double straight =
        place.street().index() == from.street().index()
            ? Math.abs(place.meters() - from.meters())
            : Double.POSITIVE_INFINITY;
    double meters = Math.min(straight, around);
    return meters <= mostMeters ? meters : Double.POSITIVE_INFINITY;
  }

  /** The way to a place; empty beyond the bound, and where it leads nowhere else. */
  List<Leg> to(StreetPlace place) {
    double meters = metersTo(place);
    if (Double.isInfinite(meters) || meters == 0) {
      return List.of();
    }
    boolean byStart = metersBy(place, true) <= metersBy(place, false);
    if (place.street().index() == from.street().index()
        && Math.abs(place.meters() - from.meters()) <= meters + HAIR_METERS) {
      return List.of(new Leg(from.street(), from.meters(), place.meters()));
    }
    ArrayDeque<Leg> legs = new ArrayDeque<>();
    Segment last = place.street();
    legs.addFirst(new Leg(last, byStart ? 0 : last.lengthMeters(), place.meters()));
    @Nullable Arrival arrival = arrivals.get(byStart ? last.fromNode() : last.toNode());
    while (arrival != null) {
      Segment along = arrival.along();
      double start = arrival.before() < 0 ? from.meters() : end(along, arrival.before());
      legs.addFirst(new Leg(along, start, end(along, arrival)));
      arrival = arrival.before() < 0 ? null : arrivals.get(arrival.before());
    }
    return new ArrayList<>(legs);
  }

  private double metersBy(StreetPlace place, boolean start) {
    Segment street = place.street();
    Arrival arrival = arrivals.get(start ? street.fromNode() : street.toNode());
    if (arrival == null) {
      return Double.POSITIVE_INFINITY;
    }
    return arrival.meters() + (start ? place.meters() : street.lengthMeters() - place.meters());
  }

  private static double end(Segment street, int node) {
    return street.fromNode() == node ? 0 : street.lengthMeters();
  }

  /** A street that comes back to where it begins (a loop) is walked forwards. */
  private static double end(Segment street, Arrival arrival) {
    boolean isLoop = street.fromNode() == street.toNode();
    return isLoop ? street.lengthMeters() : end(street, arrival.node());
  }
}
