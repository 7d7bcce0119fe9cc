package io.citygrid.live.traffic.matching;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.ShortestRoutes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A simulated drive: a vehicle that goes about the streets, seldom turning back, with a speed of
 * its own on each segment, and tells where it is at fixed times with a Gaussian error.
 */
final class Drive {
  private static final double FARTHEST_METERS = 4_000;

  private final RoadNetwork network;
  private final Random random;
  private final boolean wanders;
  private final ShortestRoutes routes;
  private final Deque<Segment> ahead = new ArrayDeque<>();

  /** A position with where the vehicle really was. */
  record TrueFix(Fix fix, int segment, double offsetMeters) {}

  private Drive(RoadNetwork network, Random random, boolean wanders) {
    this.network = network;
    this.random = random;
    this.wanders = wanders;
    this.routes = new ShortestRoutes(network);
  }

  /** Draws lots at each junction which way to go: two of three times it turns. */
  static Drive wandering(RoadNetwork network, Random random) {
    return new Drive(network, random, true);
  }

  /** Goes by the shortest way to a place drawn by lot, then to the next, as people do. */
  static Drive toDestinations(RoadNetwork network, Random random) {
    return new Drive(network, random, false);
  }

  /**
   * Drives for some time.
   *
   * @param noiseMeters standard deviation of the error east and north
   * @param withHeading whether the vehicle tells where it is going, within about 15 degrees
   */
  List<TrueFix> go(int seconds, int everySeconds, double noiseMeters, boolean withHeading) {
    List<TrueFix> fixes = new ArrayList<>();
    Segment at = network.segment(random.nextInt(network.segments().size()));
    double offset = 0;
    double speed = speed();
    for (int second = 0; second <= seconds; second++) {
      if (second % everySeconds == 0) {
        fixes.add(told(at, offset, second * 1_000L, speed, noiseMeters, withHeading));
      }
      offset += speed;
      while (offset > at.lengthMeters()) {
        offset -= at.lengthMeters();
        at = next(at);
        speed = speed();
      }
    }
    return fixes;
  }

  private TrueFix told(
      Segment at, double offset, long millis, double speed, double noise, boolean withHeading) {
    LonLat where =
        network
            .frame()
            .at(
                at.xAt(offset) + random.nextGaussian() * noise,
                at.yAt(offset) + random.nextGaussian() * noise);
    double heading = at.at(offset).bearingDegrees() + random.nextGaussian() * 15;
    Fix fix =
        new Fix(
            millis,
            where.lon(),
            where.lat(),
            Math.max(1, noise),
            withHeading ? (heading + 360) % 360 : Double.NaN,
            withHeading ? speed * 3.6 : Double.NaN);
    return new TrueFix(fix, at.index(), offset);
  }

  private Segment next(Segment at) {
    List<Segment> ways = network.downstream(at);
    if (ways.isEmpty()) {
      ahead.clear();
      return network.segment(at.reverse());
    }
    if (wanders) {
      return ways.get(random.nextInt(ways.size()));
    }
    while (ahead.isEmpty() || !ways.contains(ahead.getFirst())) {
      ahead.clear();
      routes.search(at.toNode(), FARTHEST_METERS);
      ahead.addAll(routes.routeTo(random.nextInt(network.nodes())));
    }
    return ahead.removeFirst();
  }

  /** Metres a second: 18 to 54 kilometres an hour. */
  private double speed() {
    return 5 + 10 * random.nextDouble();
  }
}
