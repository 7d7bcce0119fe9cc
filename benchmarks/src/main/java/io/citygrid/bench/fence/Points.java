package io.citygrid.bench.fence;

import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceLayer;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Points to look up, longitude and latitude by turns, more of them than a processor's cache holds.
 */
record Points(String name, double[] coordinates) {
  private static final int CENTRES = 50;

  /** Evenly over the layer's box; some lie in no fence. */
  static Points uniform(FenceLayer layer, int count, long seed) {
    Envelope box = box(layer);
    Random random = new Random(seed);
    double[] coordinates = new double[2 * count];
    for (int i = 0; i < coordinates.length; i += 2) {
      coordinates[i] = box.getMinX() + random.nextDouble() * box.getWidth();
      coordinates[i + 1] = box.getMinY() + random.nextDouble() * box.getHeight();
    }
    return new Points("uniform", coordinates);
  }

  /** Around some corners of fences, as people crowd in a few places and often near an edge. */
  static Points clustered(FenceLayer layer, int count, long seed) {
    Envelope box = box(layer);
    Random random = new Random(seed);
    List<Fence> fences = layer.fences();
    Coordinate[] centres = new Coordinate[CENTRES];
    for (int i = 0; i < CENTRES; i++) {
      centres[i] = fences.get(random.nextInt(fences.size())).geometry().getCoordinate();
    }
    double spread = Math.sqrt(box.getWidth() * box.getHeight() / fences.size());
    double[] coordinates = new double[2 * count];
    for (int i = 0; i < coordinates.length; i += 2) {
      Coordinate centre = centres[random.nextInt(CENTRES)];
      coordinates[i] = centre.x + random.nextGaussian() * spread;
      coordinates[i + 1] = centre.y + random.nextGaussian() * spread;
    }
    return new Points("clustered", coordinates);
  }

  int count() {
    return coordinates.length / 2;
  }

  /**
   * The box around the centres of all but a hundredth of the fences on each side: far islands would
   * make most of it sea, where every index is fast.
   */
  private static Envelope box(FenceLayer layer) {
    double[] x = layer.fences().stream().mapToDouble(fence -> centre(fence).x).sorted().toArray();
    double[] y = layer.fences().stream().mapToDouble(fence -> centre(fence).y).sorted().toArray();
    int cut = (x.length + 99) / 100;
    return new Envelope(x[cut], x[x.length - 1 - cut], y[cut], y[y.length - 1 - cut]);
  }

  private static Coordinate centre(Fence fence) {
    return fence.geometry().getEnvelopeInternal().centre();
  }
}
