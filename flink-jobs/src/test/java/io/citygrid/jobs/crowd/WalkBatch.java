package io.citygrid.jobs.crowd;

import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.geo.plane.PlanePoint;
import io.citygrid.live.crowd.track.VoronoiDensity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow twin of the job: the whole recording in memory, walked through person by person, no
 * windows that follow each other, no state. Knows the laboratory by heart: 16 m² from x = -2 to 2
 * and y = 0 to 4 are measured, people cross at x = 0, windows have 2 s, speeds 0.4 s.
 */
final class WalkBatch {
  private static final long WINDOW = 2_000;
  private static final long SPEED = 400;

  private record Place(long at, double x, double y) {
    boolean isInside() {
      return x >= -2 && x <= 2 && y >= 0 && y <= 4;
    }
  }

  private final Map<String, Double> exact = new TreeMap<>();
  private final Map<Long, double[]> speeds = new TreeMap<>();
  private final Map<Long, double[]> stays = new TreeMap<>();

  WalkBatch(List<TrackedFrame> frames, MeasuringArea area, double cellMeters) {
    Map<Long, List<TrackedFrame>> windows = new TreeMap<>();
    Map<Long, List<Place>> people = new TreeMap<>();
    for (TrackedFrame frame : frames) {
      long at = frame.observedAt().toEpochMilli();
      windows.computeIfAbsent(at / WINDOW * WINDOW, start -> new ArrayList<>()).add(frame);
      for (TrackedPosition each : frame.people()) {
        people
            .computeIfAbsent(each.person(), person -> new ArrayList<>())
            .add(new Place(at, each.x(), each.y()));
      }
    }
    VoronoiDensity voronoi = new VoronoiDensity(area, cellMeters);
    windows.forEach((start, each) -> crowd(start, each, voronoi));
    people.values().forEach(this::walk);
    for (long start : windows.keySet()) {
      double[] speed = speeds.get(start);
      if (speed != null) {
        double mean = speed[0] / speed[1];
        put("speed", start, mean);
        put("specific-flow", start, 60 * mean * exact.get(key("voronoi-density", start)));
      }
      if (stays.containsKey(start)) {
        put("stay", start, stays.get(start)[0] / stays.get(start)[1] / 1_000);
      }
      double crossed = exact.get(key("forward", start)) + exact.get(key("backward", start));
      put("flow", start, crossed * 30 / 4);
    }
  }

  /** Every metric of every window, by its key and time. */
  Map<String, Double> exact() {
    return exact;
  }

  private void crowd(long start, List<TrackedFrame> frames, VoronoiDensity voronoi) {
    double inside = 0;
    double density = 0;
    for (TrackedFrame frame : frames) {
      List<PlanePoint> places = new ArrayList<>();
      for (TrackedPosition each : frame.people()) {
        places.add(new PlanePoint(each.x(), each.y()));
        inside += new Place(0, each.x(), each.y()).isInside() ? 1 : 0;
      }
      density += voronoi.of(places) / frames.size();
    }
    put("frames", start, frames.size() / 25.0);
    put("people", start, inside / frames.size());
    put("density", start, inside / frames.size() / 16);
    put("voronoi-density", start, density);
    double[] walkway = {0.31, 0.43, 0.72, 1.08, 2.17};
    int level = 0;
    while (level < walkway.length && density > walkway[level]) {
      level++;
    }
    put("service-level", start, level);
    for (String what : List.of("broken", "forward", "backward", "in", "out")) {
      put(what, start, 0);
    }
  }

  private void walk(List<Place> places) {
    long entered = -1;
    for (int i = 0; i < places.size(); i++) {
      Place now = places.get(i);
      int before = i;
      while (before >= 0 && places.get(before).at() > now.at() - SPEED) {
        before--;
      }
      if (before >= 0 && now.isInside()) {
        Place then = places.get(before);
        double[] sum = speeds.computeIfAbsent(window(now), start -> new double[2]);
        sum[0] +=
            Math.hypot(now.x() - then.x(), now.y() - then.y()) * 1_000 / (now.at() - then.at());
        sum[1]++;
      }
      if (i == 0) {
        continue;
      }
      Place last = places.get(i - 1);
      if (last.x() > 0 != now.x() > 0) {
        add(now.x() > 0 ? "backward" : "forward", now, 1);
      }
      if (now.isInside() && !last.isInside()) {
        add("in", now, 30);
        entered = now.at();
      } else if (last.isInside() && !now.isInside()) {
        add("out", now, 30);
        if (entered >= 0) {
          double[] sum = stays.computeIfAbsent(window(now), start -> new double[2]);
          sum[0] += now.at() - entered;
          sum[1]++;
        }
        entered = -1;
      }
    }
  }

  private static long window(Place place) {
    return place.at() / WINDOW * WINDOW;
  }

  private void add(String what, Place at, double value) {
    exact.merge(key(what, window(at)), value, Double::sum);
  }

  private void put(String what, long start, double value) {
    exact.put(key(what, start), value);
  }

  static String key(String what, long start) {
    return "crowd/measuring-area/corridor-middle/" + what + "@" + start;
  }
}
