package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.PresencePing;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow twin of flow: all pings of the morning in memory, one device after the other. Knows the
 * morning by heart, whose places are kilometres apart and whose noise is metres: consecutive pings
 * of one place that reach over ten minutes are a stay, whatever lies between two stays is a trip.
 * Knows Testville by heart, too: which place lies in which district and township.
 */
final class FlowBatch {
  private static final int LEAST_GROUP = 10;
  private static final long QUARTER = 900;
  private static final String[] DISTRICTS = {"990101", "990101", "990102", "990103"};
  private static final String[] TOWNSHIPS = {"990101001", "990101002", "990102001", ""};
  private static final double[][] PLACES = {
    {118.03, 31.07}, {118.07, 31.02}, {118.15, 31.05}, {118.25, 31.05}
  };

  private final Map<String, Double> numbers = new TreeMap<>();

  /** By interval, level and direction, then by area. */
  private final Map<String, Map<String, Integer>> sums = new TreeMap<>();

  private record Stayed(int place, Instant to) {}

  FlowBatch(FlowMorning morning) {
    Map<String, List<PresencePing>> byDevice = new TreeMap<>();
    morning
        .pings()
        .forEach(
            ping -> byDevice.computeIfAbsent(ping.pseudonym(), d -> new ArrayList<>()).add(ping));
    byDevice.values().forEach(this::follow);
    sums.forEach(this::show);
  }

  /** Trips into, out of and within districts and townships, by key and interval, as shown. */
  Map<String, Double> numbers() {
    return numbers;
  }

  private void follow(List<PresencePing> pings) {
    Stayed left = null;
    int i = 0;
    while (i < pings.size()) {
      int place = placeOf(pings.get(i));
      int last = i;
      while (last + 1 < pings.size() && placeOf(pings.get(last + 1)) == place) {
        last++;
      }
      Instant from = pings.get(i).observedAt();
      Instant to = pings.get(last).observedAt();
      if (!to.isBefore(from.plusSeconds(600))) {
        if (left != null && left.place() != place) {
          count(left.place(), place, from);
        }
        left = new Stayed(place, to);
      }
      i = last + 1;
    }
  }

  private void count(int from, int to, Instant arrived) {
    Instant quarter =
        Instant.ofEpochSecond(Math.floorDiv(arrived.getEpochSecond(), QUARTER) * QUARTER);
    add(DISTRICTS[from], DISTRICTS[to], quarter);
    add(TOWNSHIPS[from], TOWNSHIPS[to], quarter);
  }

  private void add(String from, String to, Instant quarter) {
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    String line = quarter + " " + from.length() + " ";
    if (from.equals(to)) {
      sum(line + "within", from);
    } else {
      sum(line + "out", from);
      sum(line + "in", to);
    }
  }

  private void sum(String line, String area) {
    sums.computeIfAbsent(line, key -> new TreeMap<>()).merge(area, 1, Integer::sum);
  }

  /** The smallest are left out until they are ten together, or one is ten itself. */
  private void show(String line, Map<String, Integer> byArea) {
    String[] parts = line.split(" ", -1);
    int hidden = 0;
    for (String area :
        byArea.keySet().stream().sorted(Comparator.comparing(byArea::get)).toList()) {
      int sum = byArea.get(area);
      boolean isTold = parts[2].equals("within") || hidden == 0 || hidden >= LEAST_GROUP;
      if (sum >= LEAST_GROUP && isTold) {
        numbers.put("flow/area/%s/people-%s@%s".formatted(area, parts[2], parts[0]), (double) sum);
      } else {
        hidden += sum;
      }
    }
  }

  private static int placeOf(PresencePing ping) {
    int nearest = 0;
    for (int place = 1; place < PLACES.length; place++) {
      if (meters(ping, place) < meters(ping, nearest)) {
        nearest = place;
      }
    }
    return nearest;
  }

  private static double meters(PresencePing ping, int place) {
    return ping.position().point().distanceMeters(new LonLat(PLACES[place][0], PLACES[place][1]));
  }
}
