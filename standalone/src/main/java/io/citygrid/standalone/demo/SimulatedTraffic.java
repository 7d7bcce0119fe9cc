package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.geo.road.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the loop detectors of a simulated city measure of its traffic, minute by minute: with noise
 * and minutes that are missing. Each detector tells of a minute at its own second of the next. The
 * same city, day, seed and moments give the same observations. Not thread-safe.
 */
public final class SimulatedTraffic {
  /** What was missed longer ago, while the machine slept, is not told any more. */
  private static final Duration LONGEST_MISSED = Duration.ofMinutes(15);

  private static final int SECONDS = 60;
  private static final double GAPS = 0.01;
  private static final double NOISE = 0.05;

  private final TrafficDay day;
  private final Random random;
  private final List<Loop> loops = new ArrayList<>();
  private Instant told = Instant.MAX;

  private record Loop(String detector, Segment segment) {}

  /** Traffic that has not begun; a city without detectors has none. */
  public SimulatedTraffic(City city, TrafficDay day, long seed) {
    this.day = day;
    this.random = new Random(seed);
    for (Detector detector : city.detectors()) {
      city.roads()
          .findSegment(detector.segment())
          .ifPresent(segment -> loops.add(new Loop(detector.id(), segment)));
    }
  }

  /** What is told from the moment of the last call, not included, to this one. */
  public List<SimulatedObservation> until(Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    day.begin(now);
    told = told.equals(Instant.MAX) ? now : told;
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
        measure(loops.get(i), minute, observations);
      }
    }
  }

  private void measure(Loop loop, Instant minute, List<SimulatedObservation> observations) {
    for (int lane = 1; lane <= TrafficDay.lanes(loop.segment()); lane++) {
      double kmh = noisy(day.kmh(loop.segment(), minute));
      double flow = noisy(day.flowPerHour(loop.segment(), minute));
      observations.add(
          new SimulatedObservation(loop.detector(), lane, DetectorQuantity.SPEED, kmh, minute));
      observations.add(
          new SimulatedObservation(loop.detector(), lane, DetectorQuantity.FLOW, flow, minute));
    }
  }

  private double noisy(double value) {
    double noise = Math.max(-2, Math.min(2, random.nextGaussian()));
    return Math.rint(10 * value * (1 + NOISE * noise)) / 10;
  }
}
