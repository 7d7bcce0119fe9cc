package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The slow twin of the job: all messages of the hour in memory, one loop after the other, no
 * streams, no state, no versions. Knows Testville by heart: gate-1 is 6 m wide and gate-2 4 m, the
 * square has 4,000 usable square metres for 4,000, who passes the street stays ten minutes.
 */
final class CrowdBatch {
  private static final int WINDOW = 5;
  private static final int MOST_PER_MINUTE_AND_METER = 82;

  private final CrowdHour hour;
  private final Map<String, Double> exact = new TreeMap<>();
  private final Map<String, Double> estimated = new TreeMap<>();

  CrowdBatch(CrowdHour hour) {
    this.hour = hour;
    double onSquare = 0;
    for (int start = 0; start < 60; start += WINDOW) {
      onSquare += square(start, onSquare);
      street(start);
      estimate("hot-area/square", "square", start);
      estimate("cell/990101001000002", "square", start);
    }
  }

  /** Metrics that must be the same to the last bit but rounding. */
  Map<String, Double> exact() {
    return exact;
  }

  /** Distinct devices, which the job estimates. */
  Map<String, Double> estimated() {
    return estimated;
  }

  /** How many more are on the square afterwards. */
  private double square(int start, double before) {
    double in = 0;
    double out = 0;
    for (String gate : new String[] {"gate-1", "gate-2"}) {
      int believed = 0;
      int all = 0;
      Map<String, Integer> faults = new TreeMap<>();
      for (CrossingCount count : hour.counts()) {
        if (!count.counterId().equals(gate) || !isIn(count.observedAt(), start)) {
          continue;
        }
        all++;
        double most = MOST_PER_MINUTE_AND_METER * (gate.equals("gate-1") ? 6 : 4);
        if (count.in() < 0 || count.out() < 0) {
          faults.merge("fault-backwards", 1, Integer::sum);
        } else if (count.receivedAt().isBefore(count.observedAt().plusSeconds(60))) {
          faults.merge("fault-future", 1, Integer::sum);
        } else if (count.in() + count.out() > most) {
          faults.merge("fault-jump", 1, Integer::sum);
        } else {
          believed++;
          in += count.in();
          out += count.out();
        }
      }
      put("counter/" + gate + "/usable", start, believed / (double) all);
      double told = all;
      faults.forEach((fault, many) -> put("counter/" + gate + "/" + fault, start, many / told));
    }
    double people = before + in - out;
    crowd("hot-area/square", start, people, 4_000, 4_000, true);
    put("hot-area/square/in", start, in / WINDOW);
    put("hot-area/square/out", start, out / WINDOW);
    return in - out;
  }

  private void street(int start) {
    double passing = 0;
    for (CrossingCount count : hour.counts()) {
      if (count.counterId().equals("street-1") && isIn(count.observedAt(), start)) {
        passing += count.passing();
      }
    }
    put("counter/street-1/usable", start, 1);
    put("hot-area/market-street/passing", start, passing / WINDOW);
    crowd("hot-area/market-street", start, Math.round(passing / WINDOW * 10), 2_400, 2_000, false);
  }

  private void crowd(
      String area, int start, double people, double meters, double capacity, boolean isStanding) {
    double[] bounds =
        isStanding
            ? new double[] {0.83, 1.11, 1.43, 3.33, 5.0}
            : new double[] {0.31, 0.43, 0.72, 1.08, 2.17};
    int level = 0;
    while (level < bounds.length && people / meters > bounds[level]) {
      level++;
    }
    put(area + "/people", start, people);
    put(area + "/density", start, people / meters);
    put(area + "/capacity-share", start, people / capacity);
    put(area + "/service-level", start, level);
  }

  private void estimate(String place, String who, int start) {
    Set<String> devices =
        hour.pings().stream()
            .filter(ping -> ping.pseudonym().startsWith(who) && isIn(ping.observedAt(), start))
            .map(PresencePing::pseudonym)
            .collect(Collectors.toSet());
    estimated.put(key(place + "/present", start), (double) devices.size());
  }

  private static boolean isIn(Instant moment, int start) {
    long minutes = Duration.between(CrowdHour.NINE_O_CLOCK, moment).toMinutes();
    return minutes >= start && minutes < start + WINDOW;
  }

  private void put(String what, int start, double value) {
    exact.put(key(what, start), value);
  }

  private static String key(String what, int start) {
    return "crowd/" + what + "@" + CrowdHour.at(start);
  }
}
