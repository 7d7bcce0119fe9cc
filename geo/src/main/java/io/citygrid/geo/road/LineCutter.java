package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts lines into the segments of a network. */
final class LineCutter {
  private final List<RoadLine> lines;
  private final PlanarFrame frame;
  private final Map<Vertex, Integer> uses = new HashMap<>();
  private final Map<Vertex, Integer> nodes = new HashMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private int nodeCount;

  /** A vertex rounded to what can be told apart. */
  private record Vertex(long lon, long lat) {
    static Vertex of(LonLat point) {
      return new Vertex(
          Math.round(point.lon() / RoadLine.NODE_DEGREES),
          Math.round(point.lat() / RoadLine.NODE_DEGREES));
    }
  }

  LineCutter(List<RoadLine> lines) {
    this.lines = lines;
    this.frame = new PlanarFrame(middle(lines));
    Set<String> ids = new HashSet<>();
    for (RoadLine line : lines) {
      if (!ids.add(line.id())) {
        throw new IllegalArgumentException("two lines of roads have the id " + line.id());
      }
      line.points().forEach(point -> uses.merge(Vertex.of(point), 1, Integer::sum));
    }
  }

  RoadNetwork network() {
    for (RoadLine line : lines) {
      cut(line);
    }
    return new RoadNetwork(frame, segments, nodeCount);
  }

  private void cut(RoadLine line) {
    List<LonLat> piece = new ArrayList<>();
    int number = 1;
    int last = line.points().size() - 1;
    for (int i = 0; i <= last; i++) {
      LonLat point = line.points().get(i);
      piece.add(point);
      if (i == last || i > 0 && uses.getOrDefault(Vertex.of(point), 0) > 1) {
        number = addPiece(line, number, piece);
        piece = new ArrayList<>(List.of(point));
      }
    }
  }

  /** Adds one piece between nodes, cut again when it is too long; answers the next number. */
  private int addPiece(RoadLine line, int first, List<LonLat> points) {
    double[] xs = points.stream().mapToDouble(point -> frame.x(point.lon())).toArray();
    double[] ys = points.stream().mapToDouble(point -> frame.y(point.lat())).toArray();
    double length = 0;
    for (int i = 1; i < xs.length; i++) {
      length += Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
    int parts = (int) Math.max(1, Math.ceil(length / line.roadClass().longestSegmentMeters()));
    int from = node(points.get(0));
    int end = node(points.get(points.size() - 1));
    Course course = new Course(xs, ys);
    for (int part = 0; part < parts; part++) {
      int to = part == parts - 1 ? end : nodeCount++;
      Course own = course.between(length * part / parts, length * (part + 1) / parts);
      add(line, line.id() + "." + (first + part), from, to, own);
      from = to;
    }
    return first + parts;
  }

  private void add(RoadLine line, String id, int from, int to, Course course) {
    int index = segments.size();
    int back = line.oneWay() ? Segment.NONE : index + 1;
    segments.add(new Segment(id, index, line, true, from, to, back, course.xs(), course.ys()));
    if (!line.oneWay()) {
      Course reversed = course.reversed();
      segments.add(
          new Segment(id + "r", back, line, false, to, from, index, reversed.xs(), reversed.ys()));
    }
  }

  private int node(LonLat point) {
    return nodes.computeIfAbsent(Vertex.of(point), vertex -> nodeCount++);
  }

  private static LonLat middle(List<RoadLine> lines) {
    double west = 180;
    double east = -180;
    double south = 90;
    double north = -90;
    for (RoadLine line : lines) {
      for (LonLat point : line.points()) {
        west = Math.min(west, point.lon());
        east = Math.max(east, point.lon());
        south = Math.min(south, point.lat());
        north = Math.max(north, point.lat());
      }
    }
    return lines.isEmpty() ? new LonLat(0, 0) : new LonLat((west + east) / 2, (south + north) / 2);
  }
}
