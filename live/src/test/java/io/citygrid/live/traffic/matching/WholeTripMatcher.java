package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The slow twin: looks at the whole trip at once, scans all segments for candidates and finds
 * distances by relaxing every segment until nothing gets nearer.
 */
final class WholeTripMatcher {
  private final RoadNetwork network;
  private final TrafficRules.Matching rules;

  private record Place(SegmentPoint at, double score) {}

  WholeTripMatcher(RoadNetwork network, TrafficRules.Matching rules) {
    this.network = network;
    this.rules = rules;
  }

  /** How probable the best way through all positions is, as a logarithm. */
  double best(List<Fix> trip) {
    return best(trip, (position, segment) -> true);
  }

  /** The same of the ways on these segments only, one for each position. */
  double best(List<Fix> trip, List<Integer> segments) {
    return best(trip, (position, segment) -> segments.get(position) == segment);
  }

  private double best(List<Fix> trip, Allowed allowed) {
    List<Place> places = places(trip.get(0), 0, allowed);
    for (int i = 1; i < trip.size(); i++) {
      places = next(places, trip.get(i - 1), trip.get(i), places(trip.get(i), i, allowed));
    }
    return places.stream().mapToDouble(Place::score).max().orElseThrow();
  }

  private interface Allowed {
    boolean at(int position, int segment);
  }

  private List<Place> next(List<Place> before, Fix from, Fix to, List<Place> places) {
    double straight = from.point().distanceMeters(to.point());
    double limit = 2 * straight + 400;
    double back = 2 * Math.max(rules.leastAccuracyMeters(), to.accuracyMeters());
    List<Place> reached = new ArrayList<>();
    List<double[]> distances =
        before.stream().map(place -> distances(place.at().segment().toNode())).toList();
    for (Place place : places) {
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < before.size(); i++) {
        double meters = meters(before.get(i).at(), place.at(), distances.get(i), back);
        double score = before.get(i).score() - Math.abs(meters - straight) / rules.detourMeters();
        if (meters <= limit && score > best) {
          best = score;
        }
      }
      reached.add(new Place(place.at(), best + place.score()));
    }
    return reached;
  }

  private static double meters(
      SegmentPoint from, SegmentPoint to, double[] distances, double back) {
    double along = to.offsetMeters() - from.offsetMeters();
    if (from.segment() == to.segment() && along >= -back) {
      return along >= 0 ? along : -2 * along;
    }
    return from.segment().lengthMeters()
        - from.offsetMeters()
        + distances[to.segment().fromNode()]
        + to.offsetMeters();
  }

  private List<Place> places(Fix fix, int position, Allowed allowed) {
    double sigma = Math.max(rules.leastAccuracyMeters(), fix.accuracyMeters());
    double radius =
        Math.min(
            Math.max(rules.radiusMeters(), 2 * fix.accuracyMeters()), 3 * rules.radiusMeters());
    double x = network.frame().x(fix.lon());
    double y = network.frame().y(fix.lat());
    return network.segments().stream()
        .filter(segment -> allowed.at(position, segment.index()))
        .map(segment -> segment.nearest(x, y))
        .filter(place -> place.distanceMeters() <= radius)
        .map(place -> new Place(place, Math.log(onSegment(place.segment(), x, y, sigma))))
        .toList();
  }

  /** Turns each straight piece onto the x axis; the share of the error between its ends. */
  private static double onSegment(Segment segment, double x, double y, double sigma) {
    double sum = 0;
    for (int i = 1; i < segment.size(); i++) {
      double angle = Math.atan2(segment.y(i) - segment.y(i - 1), segment.x(i) - segment.x(i - 1));
      double east = x - segment.x(i - 1);
      double north = y - segment.y(i - 1);
      double along = (east * Math.cos(angle) + north * Math.sin(angle)) / sigma;
      double aside = (north * Math.cos(angle) - east * Math.sin(angle)) / sigma;
      double length =
          Math.hypot(segment.x(i) - segment.x(i - 1), segment.y(i) - segment.y(i - 1)) / sigma;
      double between = (Math.tanh(0.851 * (length - along)) + Math.tanh(0.851 * along)) / 2;
      sum += Math.exp(-aside * aside / 2) * between;
    }
    return sum;
  }

  private double[] distances(int fromNode) {
    double[] meters = new double[network.nodes()];
    Arrays.fill(meters, Double.POSITIVE_INFINITY);
    meters[fromNode] = 0;
    boolean nearer = true;
    while (nearer) {
      nearer = false;
      for (Segment segment : network.segments()) {
        double there = meters[segment.fromNode()] + segment.lengthMeters();
        if (there < meters[segment.toNode()]) {
          meters[segment.toNode()] = there;
          nearer = true;
        }
      }
    }
    return meters;
  }
}
