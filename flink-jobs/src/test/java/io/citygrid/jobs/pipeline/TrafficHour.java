package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An hour on Testville's roads: three detectors with two lanes that tell flow and speed each
 * minute, one of which sees the road blocked for a while, and four taxis on the Ring Road; then one
 * message of each much later, which ends the hour in event time.
 */
record TrafficHour(
    List<DetectorObservation> observations, List<VehiclePosition> positions, long version) {
  static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z");
  private static final int MINUTES = 60;
  private static final int LATER = 3 * 3_600;

  static TrafficHour of(long version) {
    Random random = new Random(42);
    List<DetectorObservation> observations = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      for (String loop : List.of("loop-1", "loop-2", "loop-3")) {
        for (int lane = 1; lane <= 2; lane++) {
          boolean blocked = loop.equals("loop-1") && minute >= 20 && minute < 40;
          double usual = loop.equals("loop-3") ? 32 : 80;
          double kmh = (blocked ? 12 : usual) * (0.95 + 0.1 * random.nextDouble());
          double flow = (blocked ? 300 : 900) + random.nextInt(120);
          observations.add(
              observation(loop, lane, DetectorQuantity.FLOW, minute * 60, flow, version));
          observations.add(
              observation(
                  loop,
                  lane,
                  DetectorQuantity.SPEED,
                  minute * 60,
                  minute == 50 && lane == 2 ? 250 : kmh,
                  version));
        }
      }
    }
    List<VehiclePosition> positions = new ArrayList<>();
    for (int second = 0; second < MINUTES * 60; second += 10) {
      for (int taxi = 0; taxi < 4; taxi++) {
        int since = (second + 230 * taxi) % 1_000;
        if (since < 800) {
          double lon = 118.021 + since * 0.000157 + random.nextGaussian() * 0.00003;
          double lat = 31.05 + random.nextGaussian() * 0.00003;
          positions.add(position("taxi-" + taxi, lon, lat, second, version));
        }
      }
    }
    for (String loop : List.of("loop-1", "loop-2", "loop-3")) {
      observations.add(speed(loop, LATER, 50, version));
    }
    for (int taxi = 0; taxi < 4; taxi++) {
      positions.add(position("taxi-" + taxi, 118.03, 31.05, LATER, version));
    }
    return new TrafficHour(observations, positions, version);
  }

  static DetectorObservation speed(String loop, int second, double kmh, long version) {
    return observation(loop, 1, DetectorQuantity.SPEED, second, kmh, version);
  }

  /** Every message twice and none farther from its place than the bound. */
  TrafficHour shuffledAndDoubled(Random random, int boundMillis) {
    return new TrafficHour(
        shuffled(observations, DetectorObservation::observedAt, random, boundMillis),
        shuffled(positions, VehiclePosition::observedAt, random, boundMillis),
        version);
  }

  /** A detector falls silent after so many minutes and is not heard again. */
  TrafficHour silentAfter(String loop, int minutes) {
    Instant last = NINE_O_CLOCK.plusSeconds(60L * minutes);
    return new TrafficHour(
        observations.stream()
            .filter(one -> !one.detectorId().equals(loop) || one.observedAt().isBefore(last))
            .toList(),
        positions,
        version);
  }

  boolean contains(Instant at) {
    return !at.isBefore(NINE_O_CLOCK) && at.isBefore(NINE_O_CLOCK.plusSeconds(MINUTES * 60));
  }

  /** What a plain batch finds. */
  Map<String, Double> batch() {
    return new TrafficBatch(this).metrics();
  }

  private interface Moment<T> {
    Instant of(T message);
  }

  private static <T> List<T> shuffled(
      List<T> messages, Moment<T> moment, Random random, int boundMillis) {
    record Copy<T>(T message, long place) {}
    List<Copy<T>> copies = new ArrayList<>();
    for (T message : messages) {
      for (int copy = 0; copy < 2; copy++) {
        long place = moment.of(message).toEpochMilli() + random.nextInt(boundMillis);
        copies.add(new Copy<>(message, place));
      }
    }
    copies.sort(Comparator.comparingLong(Copy::place));
    return copies.stream().map(Copy::message).toList();
  }

  private static DetectorObservation observation(
      String loop, int lane, DetectorQuantity quantity, int second, double value, long version) {
    Instant at = NINE_O_CLOCK.plusSeconds(second);
    return new DetectorObservation(loop, lane, quantity, value, at, at.plusMillis(200), version);
  }

  private static VehiclePosition position(
      String taxi, double lon, double lat, int second, long version) {
    Instant at = NINE_O_CLOCK.plusSeconds(second);
    return new VehiclePosition(
        taxi, new Position(lon, lat, 5), 90.0, 54.0, at, at.plusMillis(200), version);
  }
}
