package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the loop detectors of a simulated city measure, minute by minute: a day with two rush hours,
 * noise, minutes that are missing, and an accident that blocks one of them for a while again and
 * again. Each detector tells of a minute at its own second of the next. The same city, seed and
 * moments give the same traffic. Not thread-safe.
 */
public final class SimulatedTraffic {
  /** The first accident happens so long after the start, when what is usual is known. */
  static final Duration FIRST_ACCIDENT = Duration.ofMinutes(8);

  static final Duration ACCIDENT_LASTS = Duration.ofMinutes(8);
  static final Duration ACCIDENT_EVERY = Duration.ofMinutes(40);

  /** What was missed longer ago, while the machine slept, is not told any more. */
  private static final Duration LONGEST_MISSED = Duration.ofMinutes(15);

  private static final int SECONDS = 60;
  private static final double GAPS = 0.01;
  private static final double NOISE = 0.05;
  private static final double FREE_SHARE_OF_LIMIT = 0.95;
  private static final double LANE_CAPACITY_PER_HOUR = 1_600;
  private static final double BLOCKED_KMH = 8;
  private static final double BLOCKED_FLOW_PER_HOUR = 180;

  private final ZoneId zone;
  private final Random random;
  private final List<Loop> loops = new ArrayList<>();
  private Instant start = Instant.MAX;
  private Instant told = Instant.MAX;

  /**
   * A detector and its road.
   *
   * @param busy how much of the road's capacity is used when the whole city drives
   */
  private record Loop(String detector, int lanes, double limitKmh, double busy) {}

  /** Traffic that has not begun; a city without detectors has none. */
  public SimulatedTraffic(City city, long seed) {
    this.zone = city.calendar().zone();
    this.random = new Random(seed);
    for (Detector detector : city.detectors()) {
      city.roads()
          .findSegment(detector.segment())
          .ifPresent(segment -> loops.add(loop(detector, segment)));
    }
  }

  private Loop loop(Detector detector, Segment segment) {
    int lanes = segment.roadClass() == RoadClass.EXPRESSWAY ? 3 : 2;
    double busy = 0.75 + 0.45 * random.nextDouble();
    return new Loop(detector.id(), lanes, segment.speedLimitKmh(), busy);
  }

  /** What is told from the moment of the last call, not included, to this one. */
  public List<SimulatedObservation> until(Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    if (start.equals(Instant.MAX)) {
      start = now;
      told = now;
    }
    Instant remembered = now.minus(LONGEST_MISSED);
    told = told.isBefore(remembered) ? remembered : told;
    List<SimulatedObservation> observations = new ArrayList<>();
    while (told.isBefore(now)) {
      told = told.plusSeconds(1);
      tell(told, observations);
    }
    return observations;
  }

  private void tell(Instant second, List<SimulatedObservation> observations) {
    Instant minute = second.truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
    int place = (int) Math.floorMod(second.getEpochSecond(), (long) SECONDS);
    for (int i = place; i < loops.size(); i += SECONDS) {
      if (random.nextDouble() >= GAPS) {
        measure(loops.get(i), isBlocked(i, minute), minute, observations);
      }
    }
  }

  /** True in minutes in which an accident blocks the road at this detector. */
  private boolean isBlocked(int loop, Instant minute) {
    long since = Duration.between(start.plus(FIRST_ACCIDENT), minute).toSeconds();
    long accident = Math.floorDiv(since, ACCIDENT_EVERY.toSeconds());
    return since >= 0
        && Math.floorMod(since, ACCIDENT_EVERY.toSeconds()) < ACCIDENT_LASTS.toSeconds()
        && Math.floorMod(accident * 7_919, (long) loops.size()) == loop;
  }

  private void measure(
      Loop loop, boolean isBlocked, Instant minute, List<SimulatedObservation> observations) {
    double load = loop.busy() * demand(minute.atZone(zone));
    // The usual shape of speed over load: flat, then falling as the road fills.
    double free = loop.limitKmh() * FREE_SHARE_OF_LIMIT / (1 + 0.75 * Math.pow(load, 4));
    for (int lane = 1; lane <= loop.lanes(); lane++) {
      double kmh = noisy(isBlocked ? BLOCKED_KMH : free);
      double flow = noisy(isBlocked ? BLOCKED_FLOW_PER_HOUR : LANE_CAPACITY_PER_HOUR * load);
      observations.add(
          new SimulatedObservation(loop.detector(), lane, DetectorQuantity.SPEED, kmh, minute));
      observations.add(
          new SimulatedObservation(loop.detector(), lane, DetectorQuantity.FLOW, flow, minute));
    }
  }

  /** The share of those who drive that is on the road: little by night, all in rush hours. */
  private static double demand(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    double day = hill(hour, 13, 4.5);
    return 0.12 + 0.45 * day + 0.6 * hill(hour, 7.8, 0.9) + 0.55 * hill(hour, 17.8, 1.1);
  }

  private static double hill(double hour, double top, double width) {
    double off = (hour - top) / width;
    return Math.exp(-off * off / 2);
  }

  private double noisy(double value) {
    double noise = Math.max(-2, Math.min(2, random.nextGaussian()));
    return Math.rint(10 * value * (1 + NOISE * noise)) / 10;
  }
}
