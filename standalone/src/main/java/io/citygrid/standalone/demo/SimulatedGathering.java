package io.citygrid.standalone.demo;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.PeopleCounter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The people in one crowd area, minute by minute: each minute some leave as their time is over, and
 * so many come that the area holds about what the script says. Some carry a device that is heard.
 * Not thread-safe.
 */
final class SimulatedGathering {
  /** A counter misses at most this share of those who cross its line. */
  static final double MOST_MISSED = 0.012;

  /**
   * Share of the capacity that comes, or goes, in a minute at most beyond those whose time is over.
   */
  private static final double MOST_MOVING = 0.12;

  private final CrowdArea area;
  private final CrowdRhythm rhythm;
  private final Devices devices;
  private final Random random;
  private final List<Gate> gates = new ArrayList<>();
  private final List<Long> inside = new ArrayList<>();
  private long people;

  /** A counter with what it misses, by direction. */
  private record Gate(PeopleCounter counter, double missedIn, double missedOut) {}

  SimulatedGathering(CrowdArea area, List<PeopleCounter> counters, Devices devices, Random random) {
    this.area = area;
    this.rhythm = CrowdRhythm.of(area);
    this.devices = devices;
    this.random = random;
    for (PeopleCounter counter : counters) {
      gates.add(
          new Gate(counter, MOST_MISSED * random.nextDouble(), MOST_MISSED * random.nextDouble()));
    }
  }

  CrowdArea area() {
    return area;
  }

  /** How many are truly there. */
  long people() {
    return people;
  }

  /** The devices of those who are there. */
  List<Long> devices() {
    return inside;
  }

  /** Before the day: so many are there already. */
  void begin(long there) {
    enter(there);
  }

  /** A minute passes, at whose end about this share of the capacity should be there. */
  List<SimulatedCount> pass(double share, Instant minute) {
    double missing = share * area.capacity() - people;
    double most = MOST_MOVING * area.capacity();
    double ending = people / rhythm.stayMinutes();
    long left = Math.min(people, drawn(ending + Math.min(most, Math.max(0, -missing))));
    long came = drawn((share > 0 ? ending : 0) + Math.min(most, Math.max(0, missing)));
    leave(left);
    enter(came);
    return counted(came, left, minute);
  }

  private List<SimulatedCount> counted(long came, long left, Instant minute) {
    List<SimulatedCount> counts = new ArrayList<>();
    for (int i = 0; i < gates.size(); i++) {
      Gate gate = gates.get(i);
      long in = seen(came * (i + 1) / gates.size() - came * i / gates.size(), gate.missedIn());
      long out = seen(left * (i + 1) / gates.size() - left * i / gates.size(), gate.missedOut());
      boolean isDirected = area.stayMinutes() == 0;
      counts.add(
          new SimulatedCount(
              gate.counter().id(),
              isDirected ? in : null,
              isDirected ? out : null,
              isDirected ? null : in + out,
              minute));
    }
    return counts;
  }

  private long seen(long people, double missed) {
    long seen = 0;
    for (long i = 0; i < people; i++) {
      seen += random.nextDouble() >= missed ? 1 : 0;
    }
    return seen;
  }

  private void enter(long count) {
    people += count;
    for (long i = 0; i < count; i++) {
      if (random.nextDouble() < devices.share()) {
        inside.add(devices.come());
      }
    }
  }

  private void leave(long count) {
    for (long i = 0; i < count; i++) {
      if (random.nextDouble() * people < inside.size()) {
        int who = random.nextInt(inside.size());
        devices.leave(inside.get(who));
        inside.set(who, inside.get(inside.size() - 1));
        inside.remove(inside.size() - 1);
      }
      people--;
    }
  }

  /** A number of people of whom each comes or not by chance: so many in the mean. */
  private long drawn(double mean) {
    return mean == 0 ? 0 : Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
  }
}
