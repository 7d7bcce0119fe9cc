package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.PeopleCounter;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.PlanarFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What counters and devices tell of the crowds of a simulated city, whose size is the script's.
 * Each counter tells of a minute at its own second of the next and misses about one of a hundred
 * people; each device is heard every two and a half minutes with an error of some metres. The same
 * city, script, seed and moments give the same. Not thread-safe.
 */
public final class SimulatedCrowd {
  /** What was missed longer ago, while the machine slept, is not told any more. */
  private static final Duration LONGEST_MISSED = Duration.ofMinutes(15);

  private static final int SECONDS = 60;
  private static final long PING_SECONDS = 150;
  private static final double ACCURACY_METERS = 15;
  private static final double NOISE_METERS = 7;

  private final DemoScript script;
  private final Random random;
  private final List<SimulatedGathering> gatherings = new ArrayList<>();
  private final List<SimulatedCount> untold = new ArrayList<>();
  private Instant told = Instant.MAX;
  private Instant begun = Instant.MAX;

  /** What was told. */
  public record Told(List<SimulatedCount> counts, List<SimulatedPing> pings) {}

  /** Crowds that have not gathered; a city without crowd areas has none. */
  public SimulatedCrowd(City city, DemoScript script, long seed) {
    this.script = script;
    this.random = new Random(seed);
    Devices devices = new Devices(city.crowd().presence().deviceShare().share(), random);
    for (CrowdArea area : city.crowdAreas()) {
      List<PeopleCounter> counters =
          city.counters().stream().filter(counter -> counter.area().equals(area.id())).toList();
      gatherings.add(new SimulatedGathering(area, counters, devices, random));
    }
  }

  /**
   * Before the first call of {@link #until}: so many are there already, by the area's id; nobody
   * where it is not said. Who counts from nobody on should begin with nobody, who goes on with
   * counting should begin with those he has counted.
   */
  void begin(Map<String, Long> people) {
    for (SimulatedGathering gathering : gatherings) {
      gathering.begin(people.getOrDefault(gathering.area().id(), 0L));
    }
  }

  /** What is told from the moment of the last call, not included, to this one. */
  public Told until(Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    if (told.equals(Instant.MAX)) {
      told = now;
      begun = now;
      script.begin(now);
    }
    Instant remembered = now.minus(LONGEST_MISSED);
    told = told.isBefore(remembered) ? remembered : told;
    Told telling = new Told(new ArrayList<>(), new ArrayList<>());
    while (told.isBefore(now)) {
      told = told.plusSeconds(1);
      long second = told.getEpochSecond();
      if (Math.floorMod(second, (long) SECONDS) == 0) {
        passMinute(told.minusSeconds(SECONDS));
      }
      tellCounts((int) Math.floorMod(second, (long) SECONDS), telling.counts());
      for (SimulatedGathering gathering : gatherings) {
        hear(gathering, telling.pings());
      }
    }
    return telling;
  }

  /** The gatherings themselves, for those who want to know how many are truly there. */
  List<SimulatedGathering> gatherings() {
    return List.copyOf(gatherings);
  }

  private void passMinute(Instant minute) {
    untold.clear();
    for (SimulatedGathering gathering : gatherings) {
      untold.addAll(gathering.pass(script.crowdShare(gathering.area(), told), minute));
    }
  }

  /** After a restart others are there, who have come from nowhere: their devices are others too. */
  private String named(long device) {
    return "sim-phone-%x-%d".formatted(begun.getEpochSecond(), device);
  }

  private void tellCounts(int second, List<SimulatedCount> counts) {
    for (int i = second; i < untold.size(); i += SECONDS) {
      counts.add(untold.get(i));
    }
  }

  private void hear(SimulatedGathering gathering, List<SimulatedPing> pings) {
    PlanarFrame frame = new PlanarFrame(gathering.area().position());
    double radius = gathering.area().radiusMeters() - 2 * NOISE_METERS;
    for (long device : gathering.devices()) {
      if (Math.floorMod(told.getEpochSecond() + device, PING_SECONDS) == 0) {
        double from = radius * Math.sqrt(random.nextDouble());
        double bearing = 2 * Math.PI * random.nextDouble();
        LonLat position =
            frame.at(
                from * Math.sin(bearing) + NOISE_METERS * random.nextGaussian(),
                from * Math.cos(bearing) + NOISE_METERS * random.nextGaussian());
        pings.add(new SimulatedPing(named(device), position, ACCURACY_METERS, told));
      }
    }
  }
}
