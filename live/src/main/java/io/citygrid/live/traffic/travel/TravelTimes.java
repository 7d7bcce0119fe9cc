package io.citygrid.live.traffic.travel;

import io.citygrid.city.NamedPlace;
import io.citygrid.city.WatchedRoute;
import io.citygrid.geo.road.QuickestRoutes;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.TravelTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Travel time along watched routes: the quickest way through the network as it is in an interval,
 * leg by leg where places are passed on the way. Free flow is the quickest way when all roads are
 * empty, so that a detour around a jam counts as time lost.
 */
public final class TravelTimes {
  private final RoadNetwork network;
  private final List<WatchedRoute> routes;

  /**
   * @param routes along which there is a way through the network
   */
  public TravelTimes(RoadNetwork network, List<WatchedRoute> routes) {
    this.network = network;
    this.routes = List.copyOf(routes);
  }

  /** From one place to the next. */
  private record Leg(int from, int to) {}

  /** By the ids of routes, in their order. */
  public Map<String, RouteTime> at(NetworkTimes times) {
    Map<Leg, List<Segment>> now = quickest(times.seconds());
    Map<Leg, List<Segment>> empty = quickest(times.freeSeconds());
    Map<String, RouteTime> told = new LinkedHashMap<>();
    for (WatchedRoute route : routes) {
      told.put(route.id(), time(legs(route), now, empty, times));
    }
    return told;
  }

  private static RouteTime time(
      List<Leg> legs,
      Map<Leg, List<Segment>> now,
      Map<Leg, List<Segment>> empty,
      NetworkTimes times) {
    double freeSeconds = 0;
    List<Segment> way = new ArrayList<>();
    for (Leg leg : legs) {
      way.addAll(now.getOrDefault(leg, List.of()));
      for (Segment segment : empty.getOrDefault(leg, List.of())) {
        freeSeconds += times.freeSeconds()[segment.index()];
      }
    }
    double seconds = 0;
    double meters = 0;
    double measured = 0;
    double sure = 0;
    for (Segment segment : way) {
      double confidence = times.confidence(segment);
      seconds += times.seconds(segment);
      meters += segment.lengthMeters();
      measured += confidence > 0 ? segment.lengthMeters() : 0;
      sure += confidence * segment.lengthMeters();
    }
    return new RouteTime(
        new TravelTime(seconds, freeSeconds), way, meters, measured / meters, sure / meters);
  }

  /** The quickest way of every leg; one search for each node that any begins at. */
  private Map<Leg, List<Segment>> quickest(double[] seconds) {
    Map<Integer, List<Leg>> byStart = new TreeMap<>();
    for (WatchedRoute route : routes) {
      for (Leg leg : legs(route)) {
        byStart.computeIfAbsent(leg.from(), node -> new ArrayList<>()).add(leg);
      }
    }
    QuickestRoutes search = new QuickestRoutes(network, seconds);
    Map<Leg, List<Segment>> ways = new LinkedHashMap<>();
    byStart.forEach(
        (from, legs) -> {
          search.search(from);
          legs.forEach(leg -> ways.put(leg, search.routeTo(leg.to())));
        });
    return ways;
  }

  private static List<Leg> legs(WatchedRoute route) {
    List<NamedPlace> stops = route.stops();
    List<Leg> legs = new ArrayList<>();
    for (int i = 1; i < stops.size(); i++) {
      legs.add(new Leg(stops.get(i - 1).node(), stops.get(i).node()));
    }
    return legs;
  }
}
