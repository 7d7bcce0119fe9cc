package io.citygrid.live.traffic.matching;

import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.geo.road.SegmentPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What could be known at best: many particles wander exactly as the simulated vehicles do, those
 * that a position speaks against die out, and each position goes to the road on which most of the
 * survivors were. No matcher that knows less of how the drives are made can do better, up to the
 * chance of the particles.
 */
final class KnowingSmoother {
  private static final int PARTICLES = 30_000;
  private static final int LOOK_AHEAD = 12;
  private static final double NEAR_METERS = 50;

  private final RoadNetwork network;
  private final GridSegments index;
  private final List<List<Segment>> downstream;
  private final double noiseMeters;
  private final int everySeconds;
  private final Random random = new Random(1);

  /** Where a vehicle might be, and where it was at the positions before, newest first. */
  private record Particle(Segment at, double offset, double speed, Trail trail) {}

  private record Trail(int segment, @Nullable Trail before) {}

  KnowingSmoother(RoadNetwork network, double noiseMeters, int everySeconds) {
    this.network = network;
    this.index = GridSegments.of(network);
    this.downstream = network.segments().stream().map(network::downstream).toList();
    this.noiseMeters = noiseMeters;
    this.everySeconds = everySeconds;
  }

  /** A segment of the most probable road of each position, by its time. */
  Map<Long, Integer> smooth(List<Drive.TrueFix> drive) {
    Map<Long, Integer> found = new HashMap<>();
    List<Particle> particles = start(drive.get(0).fix());
    for (int i = 0; i < drive.size(); i++) {
      if (i > 0) {
        particles.replaceAll(this::wander);
      }
      particles = survivors(particles, drive.get(i).fix());
      int decided = i - LOOK_AHEAD;
      if (decided >= 0) {
        found.put(drive.get(decided).fix().atMillis(), most(particles, LOOK_AHEAD));
      }
    }
    for (int back = 0; back < Math.min(LOOK_AHEAD, drive.size()); back++) {
      found.put(drive.get(drive.size() - 1 - back).fix().atMillis(), most(particles, back));
    }
    return found;
  }

  private List<Particle> start(Fix fix) {
    List<SegmentPoint> near = index.near(fix.point(), NEAR_METERS);
    List<Particle> particles = new ArrayList<>();
    for (int i = 0; i < PARTICLES; i++) {
      Segment at = near.get(random.nextInt(near.size())).segment();
      double offset = at.lengthMeters() * random.nextDouble();
      particles.add(new Particle(at, offset, speed(), new Trail(at.index(), null)));
    }
    return particles;
  }

  private Particle wander(Particle particle) {
    Segment at = particle.at();
    double offset = particle.offset();
    double speed = particle.speed();
    for (int second = 0; second < everySeconds; second++) {
      offset += speed;
      while (offset > at.lengthMeters()) {
        offset -= at.lengthMeters();
        List<Segment> ways = downstream.get(at.index());
        at = ways.isEmpty() ? network.segment(at.reverse()) : ways.get(random.nextInt(ways.size()));
        speed = speed();
      }
    }
    return new Particle(at, offset, speed, new Trail(at.index(), particle.trail()));
  }

  /** As many as before, drawn by how well they explain the position. */
  private List<Particle> survivors(List<Particle> particles, Fix fix) {
    double x = network.frame().x(fix.lon());
    double y = network.frame().y(fix.lat());
    double[] until = new double[particles.size()];
    double sum = 0;
    for (int i = 0; i < until.length; i++) {
      Particle particle = particles.get(i);
      double east = (particle.at().xAt(particle.offset()) - x) / noiseMeters;
      double north = (particle.at().yAt(particle.offset()) - y) / noiseMeters;
      sum += Math.exp(-0.5 * (east * east + north * north)) + Double.MIN_NORMAL;
      until[i] = sum;
    }
    List<Particle> survivors = new ArrayList<>(until.length);
    double first = random.nextDouble();
    int at = 0;
    for (int i = 0; i < until.length; i++) {
      while (at < until.length - 1 && until[at] < (i + first) / until.length * sum) {
        at++;
      }
      survivors.add(particles.get(at));
    }
    return survivors;
  }

  private int most(List<Particle> particles, int back) {
    Map<String, Integer> roads = new HashMap<>();
    Map<String, Integer> segments = new HashMap<>();
    for (Particle particle : particles) {
      Trail trail = particle.trail();
      for (int i = 0; i < back; i++) {
        trail = Objects.requireNonNull(trail.before());
      }
      String road = network.segment(trail.segment()).road();
      roads.merge(road, 1, Integer::sum);
      segments.put(road, trail.segment());
    }
    return segments.get(Collections.max(roads.entrySet(), Map.Entry.comparingByValue()).getKey());
  }

  private double speed() {
    return 5 + 10 * random.nextDouble();
  }
}
