package io.citygrid.standalone.demo;

import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.time.Instant;
import java.util.Random;

/**
 * A bus or a taxi that drives along the roads as fast as traffic there is, a little faster or
 * slower by its driver. At a junction it mostly goes straight on or along a main road and turns
 * back only where there is no other way; a bus keeps off local streets where it can. Not
 * thread-safe.
 */
final class SimulatedVehicle {
  /** How far a driver is from the speed of traffic at most. */
  static final double STYLE = 0.08;

  private static final double SLOWEST_KMH = 3;
  private static final double STRAIGHT_DEGREES = 40;
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double METERS_PER_KILOMETER = 1_000;

  private final String id;
  private final boolean isBus;
  private final RoadNetwork roads;
  private final TrafficDay day;
  private final Random random;
  private final double style;
  private Segment segment;
  private double meters;

  SimulatedVehicle(String id, boolean isBus, RoadNetwork roads, TrafficDay day, Random random) {
    this.id = id;
    this.isBus = isBus;
    this.roads = roads;
    this.day = day;
    this.random = random;
    this.style = 1 + STYLE * (2 * random.nextDouble() - 1);
    this.segment = roads.segment(random.nextInt(roads.segments().size()));
    this.meters = random.nextDouble() * segment.lengthMeters();
  }

  String id() {
    return id;
  }

  Segment segment() {
    return segment;
  }

  SegmentPoint place() {
    return segment.at(meters);
  }

  /** How fast it is there and then, kilometres per hour. */
  double kmh(Instant at) {
    return Math.max(SLOWEST_KMH, style * day.kmh(segment, at));
  }

  /** Drives for so many seconds, from this moment on. */
  void drive(Instant from, double seconds) {
    double left = seconds;
    while (left > 0) {
      double metersPerSecond = kmh(from) * METERS_PER_KILOMETER / SECONDS_PER_HOUR;
      double toEnd = (segment.lengthMeters() - meters) / metersPerSecond;
      if (toEnd > left) {
        meters += left * metersPerSecond;
        return;
      }
      left -= toEnd;
      segment = next();
      meters = 0;
    }
  }

  /** The segment on which it goes on; where a one-way road ends blind it starts it again. */
  private Segment next() {
    int ways = roads.outgoingCount(segment.toNode());
    double total = 0;
    Segment chosen = segment;
    for (int i = 0; i < ways; i++) {
      Segment way = roads.segment(roads.outgoing(segment.toNode(), i));
      double weight = weight(way, ways);
      total += weight;
      if (random.nextDouble() * total < weight) {
        chosen = way;
      }
    }
    return chosen;
  }

  private double weight(Segment way, int ways) {
    if (way.index() == segment.reverse()) {
      return ways == 1 ? 1 : 1e-9;
    }
    double before = segment.at(segment.lengthMeters()).bearingDegrees();
    double turn = Math.abs((way.at(0).bearingDegrees() - before + 540) % 360 - 180);
    double weight = turn < STRAIGHT_DEGREES ? 4 : 1;
    return switch (way.roadClass()) {
      case EXPRESSWAY, ARTERIAL -> 2 * weight;
      case OTHER -> isBus ? weight / 10 : weight;
    };
  }
}
