package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import io.citygrid.geo.MapTile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The slow twin of the job: all messages of the hour in memory, one loop after the other, no
 * streams, no state, no versions. Knows Testville by heart: gate-1 is 6 m wide and gate-2 4 m, the
 * square has 4,000 usable square metres for 4,000, who passes the street stays ten minutes.
 */
final class CrowdBatch {
  private static final int WINDOW = 5;
  private static final int MOST_PER_MINUTE_AND_METER = 82;

  private static final int LEAST_GROUP = 10;
  private static final int[] ZOOMS = {12, 14, 16};

  private final CrowdHour hour;
  private double inStreet;
  private final Map<String, Double> exact = new TreeMap<>();
  private final Map<String, Double> estimated = new TreeMap<>();

  CrowdBatch(CrowdHour hour) {
    this.hour = hour;
    double onSquare = 0;
    for (int start = 0; start < 60; start += WINDOW) {
      onSquare += square(start, onSquare);
      street(start);
      estimate("hot-area/square", "square", start);
      cell(start);
    }
  }

  /** Devices heard in each tile of the heat that is shown for the window from a minute on. */
  Map<String, Long> heat(int start) {
    Map<MapTile, Set<String>> heard = new HashMap<>();
    for (PresencePing ping : hour.pings()) {
      if (isIn(ping.observedAt(), start)) {
        for (int zoom : ZOOMS) {
          heard
              .computeIfAbsent(MapTile.of(ping.position().point(), zoom), tile -> new HashSet<>())
              .add(ping.pseudonym());
        }
      }
    }
    Map<String, Long> shown = new TreeMap<>();
    heard.forEach(
        (tile, devices) -> {
          if (tile.zoom() == ZOOMS[0] && devices.size() >= LEAST_GROUP) {
            show(tile, heard, shown);
          }
        });
    return shown;
  }

  /** Hides of a tile's parts the fewest, from the smallest on, that leave nothing small to find. */
  private static void show(MapTile tile, Map<MapTile, Set<String>> heard, Map<String, Long> shown) {
    long whole = heard.get(tile).size();
    shown.put(tile.id(), whole);
    List<MapTile> parts =
        heard.keySet().stream()
            .filter(part -> part.zoom() == tile.zoom() + 2)
            .filter(part -> part.within(tile.zoom()).equals(tile))
            .sorted(Comparator.comparingInt(part -> heard.get(part).size()))
            .toList();
    for (int hide = 0; hide <= parts.size(); hide++) {
      List<MapTile> rest = parts.subList(hide, parts.size());
      long hidden = sizes(parts.subList(0, hide), heard);
      boolean areLarge = rest.stream().allMatch(part -> heard.get(part).size() >= LEAST_GROUP);
      boolean isHiddenWell =
          hide == 0 || (hidden >= LEAST_GROUP && whole - sizes(rest, heard) >= LEAST_GROUP);
      if (areLarge && (isHiddenWell || rest.isEmpty())) {
        rest.forEach(part -> show(part, heard, shown));
        return;
      }
    }
  }

  private static long sizes(List<MapTile> tiles, Map<MapTile, Set<String>> heard) {
    return tiles.stream().mapToLong(tile -> heard.get(tile).size()).sum();
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
    minutesToFull("hot-area/square", start, people, 4_000, (in - out) / WINDOW);
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
    double people = Math.round(passing / WINDOW * 10);
    crowd("hot-area/market-street", start, people, 2_400, 2_000, false);
    double more = start == 0 ? 0 : (people - inStreet) / WINDOW;
    minutesToFull("hot-area/market-street", start, people, 2_000, more);
    inStreet = people;
  }

  private void minutesToFull(
      String area, int start, double people, double capacity, double perMinute) {
    if (people >= capacity) {
      put(area + "/minutes-to-full", start, 0);
    } else if (perMinute > 0) {
      put(area + "/minutes-to-full", start, (capacity - people) / perMinute);
    }
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

  private void estimate(String place, String prefix, int start) {
    estimated.put(key(place + "/present", start), devices(start, who -> who.startsWith(prefix)));
  }

  /** All but the hills lie in one cell of the grid, of 0.05 by 0.05 degrees; each is a person. */
  private void cell(int start) {
    String cell = "cell/990101001000002";
    double devices = devices(start, who -> !who.startsWith("hills"));
    double degree = Math.PI / 180 * 6_371_008.8;
    double meters = 0.05 * degree * 0.05 * degree * Math.cos(Math.toRadians(31.075));
    estimated.put(key(cell + "/present", start), devices);
    estimated.put(key(cell + "/people", start), devices);
    estimated.put(key(cell + "/density", start), devices / meters);
  }

  private double devices(int start, Predicate<String> who) {
    return hour.pings().stream()
        .filter(ping -> who.test(ping.pseudonym()) && isIn(ping.observedAt(), start))
        .map(PresencePing::pseudonym)
        .distinct()
        .count();
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
