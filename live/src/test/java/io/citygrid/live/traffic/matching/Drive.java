package io.citygrid.live.traffic.matching;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A simulated drive: a vehicle that goes about the streets by chance, seldom turning back, with a
 * speed of its own on each segment, and tells where it is at fixed times with a Gaussian error.
 */
final class Drive {
  private final RoadNetwork network;
  private final Random random;

  /** A position with where the vehicle really was. */
  record TrueFix(Fix fix, int segment, double offsetMeters) {}

  Drive(RoadNetwork network, Random random) {
    this.network = network;
    this.random = random;
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
    return ways.isEmpty() ? network.segment(at.reverse()) : ways.get(random.nextInt(ways.size()));
  }

  /** Metres a second: 18 to 54 kilometres an hour. */
  private double speed() {
    return 5 + 10 * random.nextDouble();
  }
}
