package io.citygrid.bench.fence;

import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceLayer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The layers that are measured: real ones, the same with finer edges, and a made grid of cells. */
final class BenchmarkLayers {
  /** Cells along one side of the made grid: 40,401 cells. */
  private static final int SIDE = 201;

  private static final double CELL_DEGREES = 0.002;
  private static final int EDGES_PER_SIDE = 6;

  private BenchmarkLayers() {}

  /** 56 states. */
  static FenceLayer states() throws IOException {
    return layer("states", Topology.read("us-states.topo.json.gz", "states").fences(1));
  }

  /** 3,231 counties, each edge cut into so many: 1 gives some 68 thousand vertices. */
  static FenceLayer counties(int cuts) throws IOException {
    return layer("counties", Topology.read("us-counties.topo.json.gz", "counties").fences(cuts));
  }

  /** Cells of a city whose sides are bent, without gaps and overlaps. */
  static FenceLayer cells(long seed) {
    Random random = new Random(seed);
    Coordinate[][] corners = new Coordinate[SIDE + 1][SIDE + 1];
    for (int row = 0; row <= SIDE; row++) {
      for (int column = 0; column <= SIDE; column++) {
        corners[row][column] = bent(random, 118 + column * CELL_DEGREES, 31 + row * CELL_DEGREES);
      }
    }
    Coordinate[][][] across = new Coordinate[SIDE + 1][SIDE][];
    Coordinate[][][] upwards = new Coordinate[SIDE][SIDE + 1][];
    for (int row = 0; row <= SIDE; row++) {
      for (int column = 0; column <= SIDE; column++) {
        if (column < SIDE) {
          across[row][column] = side(random, corners[row][column], corners[row][column + 1]);
        }
        if (row < SIDE) {
          upwards[row][column] = side(random, corners[row][column], corners[row + 1][column]);
        }
      }
    }
    GeometryFactory geometries = new GeometryFactory();
    List<Fence> fences = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        List<Coordinate> ring = new ArrayList<>(List.of(across[row][column]));
        append(ring, upwards[row][column + 1], false);
        append(ring, across[row + 1][column], true);
        append(ring, upwards[row][column], true);
        fences.add(
            new Fence(
                "cell-" + row + "-" + column,
                geometries.createPolygon(ring.toArray(Coordinate[]::new))));
      }
    }
    return layer("cells", fences);
  }

  private static Coordinate bent(Random random, double x, double y) {
    double reach = CELL_DEGREES * 0.15;
    return new Coordinate(
        x + (random.nextDouble() - 0.5) * reach, y + (random.nextDouble() - 0.5) * reach);
  }

  private static Coordinate[] side(Random random, Coordinate from, Coordinate to) {
    Coordinate[] side = new Coordinate[EDGES_PER_SIDE + 1];
    side[0] = from;
    side[EDGES_PER_SIDE] = to;
    for (int i = 1; i < EDGES_PER_SIDE; i++) {
      double share = (double) i / EDGES_PER_SIDE;
      side[i] = bent(random, from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
    return side;
  }

  private static void append(List<Coordinate> ring, Coordinate[] side, boolean backwards) {
    for (int i = 1; i < side.length; i++) {
      ring.add(side[backwards ? side.length - 1 - i : i]);
    }
  }

  private static FenceLayer layer(String id, List<Fence> fences) {
    return new FenceLayer(id, 1, Instant.EPOCH, fences);
  }
}
