package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.SegmentPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the buses and taxis of a simulated city tell of where they are: a taxi every 10 seconds, a
 * bus every 15, with noise of the position and the heading, positions that get lost, and now and
 * then a tunnel of a minute. A taxi waits after each fare, with its engine and so its receiver off.
 * They drive in the same traffic that the loop detectors measure. The same city, day, seed and
 * moments give the same positions. Not thread-safe.
 */
public final class SimulatedVehicles {
  /** So far from the road at most is a position that a vehicle tells. */
  static final double MOST_OFF_METERS = 20;

  static final int BUSES = 120;
  static final int TAXIS = 180;
  private static final int BUS_SECONDS = 15;
  private static final int TAXI_SECONDS = 10;
  private static final double ACCURACY_METERS = 10;
  private static final double NOISE_METERS = 6;
  private static final double HEADING_NOISE_DEGREES = 5;
  private static final double SPEED_NOISE_KMH = 1.5;
  private static final double LOST = 0.02;
  private static final double WITHOUT_HEADING = 0.05;
  private static final double TUNNELS = 0.003;
  private static final int TUNNEL_SECONDS = 60;

  /** A fare takes so long, in seconds, and then the taxi waits for the next one. */
  private static final int SHORTEST_FARE_SECONDS = 12 * 60;

  private static final int LONGEST_FARE_SECONDS = 24 * 60;
  private static final int SHORTEST_WAIT_SECONDS = 6 * 60;
  private static final int LONGEST_WAIT_SECONDS = 9 * 60;

  /** After a longer sleep of the machine vehicles go on from where they were. */
  private static final Duration LONGEST_MISSED = Duration.ofMinutes(2);

  private final TrafficDay day;
  private final PlanarFrame frame;
  private final Random random;
  private final List<Told> fleet = new ArrayList<>();
  private Instant told = Instant.MAX;

  /** A vehicle and when it is heard. */
  private static final class Told {
    private final SimulatedVehicle vehicle;
    private final int everySeconds;
    private final int offset;
    private Instant hiddenUntil = Instant.MIN;

    /** Seconds until a fare ends, or a wait when below 0; for a bus neither ever does. */
    private long left = Long.MAX_VALUE;

    Told(SimulatedVehicle vehicle, int everySeconds, int offset) {
      this.vehicle = vehicle;
      this.everySeconds = everySeconds;
      this.offset = offset;
    }

    boolean isWaiting() {
      return left < 0;
    }

    /** A second passes: fares and waits follow each other. */
    void pass(Random random) {
      if (left == 1) {
        left = -between(SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS, random);
      } else if (left == -1) {
        left = between(SHORTEST_FARE_SECONDS, LONGEST_FARE_SECONDS, random);
      } else {
        left -= Long.signum(left);
      }
    }

    boolean speaksAt(Instant second) {
      return Math.floorMod(second.getEpochSecond(), (long) everySeconds) == offset;
    }
  }

  /** Vehicles that stand; a city without roads has none. */
  public SimulatedVehicles(City city, TrafficDay day, long seed) {
    this.day = day;
    this.frame = city.roads().frame();
    this.random = new Random(seed);
    if (city.roads().segments().isEmpty()) {
      return;
    }
    for (int i = 0; i < BUSES + TAXIS; i++) {
      boolean isBus = i < BUSES;
      String id =
          isBus ? "sim-bus-%03d".formatted(i + 1) : "sim-taxi-%03d".formatted(i - BUSES + 1);
      int every = isBus ? BUS_SECONDS : TAXI_SECONDS;
      Told member =
          new Told(new SimulatedVehicle(id, isBus, city.roads(), day, random), every, i % every);
      if (!isBus) {
        // Somewhere on a fare that has begun before.
        member.left = between(1, LONGEST_FARE_SECONDS, random);
      }
      fleet.add(member);
    }
  }

  /** What is told from the moment of the last call, not included, to this one. */
  public List<SimulatedPosition> until(Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    day.begin(now);
    told = told.equals(Instant.MAX) ? now : told;
    Instant remembered = now.minus(LONGEST_MISSED);
    told = told.isBefore(remembered) ? remembered : told;
    List<SimulatedPosition> positions = new ArrayList<>();
    while (told.isBefore(now)) {
      Instant before = told;
      told = told.plusSeconds(1);
      for (Told each : fleet) {
        each.pass(random);
        if (!each.isWaiting()) {
          each.vehicle.drive(before, 1);
          if (each.speaksAt(told) && isHeard(each)) {
            positions.add(position(each.vehicle, told));
          }
        }
      }
    }
    return positions;
  }

  private static long between(int least, int most, Random random) {
    return least + random.nextInt(most - least + 1);
  }

  private boolean isHeard(Told each) {
    if (random.nextDouble() < TUNNELS) {
      each.hiddenUntil = told.plusSeconds(TUNNEL_SECONDS);
    }
    return random.nextDouble() >= LOST && !told.isBefore(each.hiddenUntil);
  }

  private SimulatedPosition position(SimulatedVehicle vehicle, Instant at) {
    SegmentPoint place = vehicle.place();
    double east = NOISE_METERS * random.nextGaussian();
    double north = NOISE_METERS * random.nextGaussian();
    double within = Math.min(1, MOST_OFF_METERS / Math.hypot(east, north));
    LonLat position =
        frame.at(
            place.segment().xAt(place.offsetMeters()) + within * east,
            place.segment().yAt(place.offsetMeters()) + within * north);
    double heading = place.bearingDegrees() + HEADING_NOISE_DEGREES * random.nextGaussian();
    double kmh = vehicle.kmh(at) + SPEED_NOISE_KMH * random.nextGaussian();
    return new SimulatedPosition(
        vehicle.id(),
        position,
        ACCURACY_METERS,
        random.nextDouble() < WITHOUT_HEADING
            ? null
            : rounded(heading < 0 ? heading + 360 : heading) % 360,
        rounded(Math.max(0, kmh)),
        at);
  }

  private static double rounded(double value) {
    return Math.rint(10 * value) / 10;
  }

  /** The vehicles themselves, for those who want to know where they truly are. */
  List<SimulatedVehicle> fleet() {
    return fleet.stream().map(each -> each.vehicle).toList();
  }
}
