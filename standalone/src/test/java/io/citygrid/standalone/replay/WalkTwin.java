package io.citygrid.standalone.replay;

import io.citygrid.city.load.ReadyCities;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * The laboratory's recording read plainly: 25 frames a second from 10:00 on in Berlin, centimetres,
 * windows of two seconds, measured from x = -2 m to 2 m and from wall to wall, a line at x = 0.
 */
final class WalkTwin {
  static final double ROUNDING = 1e-9;

  private static final Instant START = Instant.parse("2013-06-19T08:00:00Z");
  private static final int FRAMES_PER_WINDOW = 50;
  private static final String KEY = "crowd/measuring-area/corridor-middle/";
  private static final Set<String> TWINNED = Set.of("people", "forward", "backward", "in", "out");

  private WalkTwin() {}

  /** People, crossings and who came in and left a minute, by window. */
  static Map<String, Double> twin() throws IOException {
    Map<String, Double> twin = new TreeMap<>();
    Map<String, double[]> before = new HashMap<>();
    Map<Integer, Set<Integer>> frames = new HashMap<>();
    for (String line : lines()) {
      String[] fields = line.split(" ");
      int frame = Integer.parseInt(fields[1]);
      int window = frame / FRAMES_PER_WINDOW;
      frames.computeIfAbsent(window, none -> new HashSet<>()).add(frame);
      double[] now = {Double.parseDouble(fields[2]), Double.parseDouble(fields[3])};
      double[] last = before.put(fields[0], now);
      for (String what : TWINNED) {
        twin.merge(key(what, window), 0.0, Double::sum);
      }
      twin.merge(key("people", window), isInside(now) ? 1.0 : 0, Double::sum);
      if (last != null) {
        twin.merge(key("forward", window), last[0] > 0 && now[0] <= 0 ? 1.0 : 0, Double::sum);
        twin.merge(key("backward", window), last[0] <= 0 && now[0] > 0 ? 1.0 : 0, Double::sum);
        twin.merge(key("in", window), !isInside(last) && isInside(now) ? 30.0 : 0, Double::sum);
        twin.merge(key("out", window), isInside(last) && !isInside(now) ? 30.0 : 0, Double::sum);
      }
    }
    frames.forEach(
        (window, of) ->
            twin.computeIfPresent(key("people", window), (key, sum) -> sum / of.size()));
    return twin;
  }

  /** All windows together. */
  static int sum(Map<String, Double> twin, String what) {
    return (int)
        Math.round(
            twin.entrySet().stream()
                .filter(each -> each.getKey().startsWith(KEY + what + "@"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
  }

  /** In the last window of the minute, as the hot area says it. */
  static double peopleAtTheEndOfTheMinute() throws IOException {
    return Math.round(twin().get(key("people", 29)));
  }

  /** What the city published of the same, without the frame that ends the recording. */
  static Map<String, Double> readPublished(Path metrics) throws IOException {
    Map<String, Double> published = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      if (fields[0].startsWith(KEY) && TWINNED.contains(fields[0].substring(KEY.length()))) {
        Instant at = Instant.parse(fields[1]);
        if (at.isBefore(START.plusSeconds(70))) {
          published.put(fields[0] + "@" + at, Double.parseDouble(fields[2]));
        }
      }
    }
    return published;
  }

  /** People of the hot area, minute by minute. */
  static List<Double> hotArea(Path metrics) throws IOException {
    List<Double> people = new ArrayList<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      if (fields[0].equals("crowd/hot-area/corridor/people")) {
        people.add(Double.parseDouble(fields[2]));
      }
    }
    return people;
  }

  private static boolean isInside(double[] at) {
    return at[0] >= -200 && at[0] <= 200 && at[1] >= 0 && at[1] <= 400;
  }

  private static String key(String what, int window) {
    return KEY + what + "@" + START.plusSeconds(2L * window);
  }

  /** By person, each in the order of frames. */
  private static List<String> lines() throws IOException {
    try (InputStream in =
        new GZIPInputStream(ReadyCities.openData("laboratory", "bi_corr_400_b_03.txt.gz"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
