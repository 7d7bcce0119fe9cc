package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks for tests. */
final class Streets {
  private static final PlanarFrame FRAME = new PlanarFrame(new LonLat(118.38, 31.33));

  private Streets() {}

  static LonLat at(double x, double y) {
    return FRAME.at(x, y);
  }

  static RoadLine line(String id, boolean oneWay, double... xys) {
    List<LonLat> points = new ArrayList<>();
    for (int i = 0; i < xys.length; i += 2) {
      points.add(at(xys[i], xys[i + 1]));
    }
    return new RoadLine(id, "road " + id, RoadClass.OTHER, oneWay, 40, points);
  }

  /** Streets by chance between the corners of a crooked grid; some one-way, some missing. */
  static RoadNetwork byChance(Random random, int size) {
    LonLat[][] corners = new LonLat[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        corners[i][j] = at(i * 120 + random.nextDouble() * 40, j * 120 + random.nextDouble() * 40);
      }
    }
    List<RoadLine> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        add(lines, random, corners[i][j], corners[Math.min(size - 1, i + 1)][j]);
        add(lines, random, corners[i][j], corners[i][Math.min(size - 1, j + 1)]);
      }
    }
    return RoadNetwork.of(lines);
  }

  private static void add(List<RoadLine> lines, Random random, LonLat from, LonLat to) {
    if (!from.equals(to) && random.nextInt(10) > 0) {
      String id = "s" + lines.size();
      boolean oneWay = random.nextInt(4) == 0;
      lines.add(new RoadLine(id, id, RoadClass.ARTERIAL, oneWay, 50, List.of(from, to)));
    }
  }
}
