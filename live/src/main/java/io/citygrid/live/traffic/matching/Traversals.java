package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns decided positions into what was driven: along the shortest way between two of them, with
 * the same speed all the way. Not thread-safe.
 */
public final class Traversals {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final TrafficRules.Matching rules;
  private final Ways ways;
  private final long intervalMillis;

  public Traversals(RoadNetwork network, TrafficRules rules) {
    this.rules = rules.matching();
    this.ways = new Ways(network);
    this.intervalMillis = rules.measuring().intervalMinutes() * MILLIS_PER_MINUTE;
  }

  /**
   * What was driven from one decided position to the next of the same vehicle; nothing when a way
   * begins there.
   */
  public List<Driven> list(MatchedFix from, MatchedFix to) {
    if (to.begins()) {
      return List.of();
    }
    List<Driven> pieces = new ArrayList<>();
    List<Stretch> stretches = stretches(from, to);
    double meters = 0;
    for (Stretch stretch : stretches) {
      meters += stretch.meters();
    }
    double millis = to.fix().atMillis() - from.fix().atMillis();
    double at = from.fix().atMillis();
    boolean isKnown = !from.begins();
    for (Stretch stretch : stretches) {
      double share = meters > 0 ? stretch.meters() / meters : 1;
      double end = at + share * millis;
      split(stretch, at, end, isKnown, pieces);
      at = end;
      isKnown = false;
    }
    return pieces;
  }

  /** A part of one segment. */
  private record Stretch(int segment, double meters) {}

  private List<Stretch> stretches(MatchedFix from, MatchedFix to) {
    double along = to.offsetMeters() - from.offsetMeters();
    if (from.segment() == to.segment() && along >= -Transition.backMeters(to.fix(), rules)) {
      // A little back is a position's noise: the vehicle stood.
      return List.of(new Stretch(from.segment(), Math.max(0, along)));
    }
    double straight = from.fix().point().distanceMeters(to.fix().point());
    ways.lookFrom(from.segment(), Transition.limitMeters(straight));
    List<Stretch> stretches = new ArrayList<>();
    List<Segment> way = ways.between(from, to);
    for (int i = 0; i < way.size(); i++) {
      double start = i == 0 ? from.offsetMeters() : 0;
      double end = i == way.size() - 1 ? to.offsetMeters() : way.get(i).lengthMeters();
      stretches.add(new Stretch(way.get(i).index(), end - start));
    }
    return stretches;
  }

  private void split(
      Stretch stretch, double start, double end, boolean isKnown, List<Driven> pieces) {
    long interval = Math.floorDiv((long) start, intervalMillis) * intervalMillis;
    boolean counted = isKnown;
    double at = start;
    do {
      double until = Math.min(end, interval + intervalMillis);
      double share = end > start ? (until - at) / (end - start) : 1;
      SpaceMean piece =
          new SpaceMean(
              Math.round(share * stretch.meters() * 1_000),
              Math.round(until - at),
              counted ? 0 : 1);
      pieces.add(new Driven(stretch.segment(), interval, piece));
      counted = false;
      at = until;
      interval += intervalMillis;
    } while (at < end);
  }
}
