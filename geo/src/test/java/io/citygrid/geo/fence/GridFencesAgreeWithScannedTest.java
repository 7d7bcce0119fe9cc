package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The fast index and its slow twin on random layers and nasty points. */
class GridFencesAgreeWithScannedTest {
  private static final int POINTS = 1_500;

  @RepeatedTest(40)
  void onChaos(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    agree(GridFences.of(Layers.chaos(random, 1 + random.nextInt(30))), random);
  }

  @RepeatedTest(8)
  void onCellsThatShareTheirEdges(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    agree(GridFences.of(Layers.voronoi(random, 5 + random.nextInt(60))), random);
  }

  @RepeatedTest(25)
  void afterFencesWereReplaced(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    GridFences index = GridFences.of(Layers.chaos(random, 2 + random.nextInt(20)));
    for (int change = 0; change < 6; change++) {
      List<Fence> fences = new ArrayList<>(index.layer().fences());
      int at = random.nextInt(fences.size());
      Geometry geometry = Layers.chaoticFence(random);
      if (geometry.isValid() && !geometry.isEmpty()) {
        fences.set(at, new Fence(fences.get(at).id(), geometry));
        FenceLayer layer = index.layer();
        index =
            index.with(
                new FenceLayer(layer.id(), layer.version() + 1, layer.validFrom(), fences), at);
      }
    }
    agree(index, random);
  }

  private static void agree(GridFences fast, Random random) {
    ScannedFences slow = new ScannedFences(fast.layer());
    List<Coordinate> vertices = new ArrayList<>();
    Envelope box = new Envelope();
    for (Fence fence : fast.layer().fences()) {
      vertices.addAll(List.of(fence.geometry().getCoordinates()));
      box.expandToInclude(fence.geometry().getEnvelopeInternal());
    }
    for (int i = 0; i < POINTS; i++) {
      LonLat point = nastyPoint(random, vertices, box);
      assertThat(fast.firstAt(point.lon(), point.lat()))
          .as("first fence at %s", point)
          .isEqualTo(slow.firstAt(point.lon(), point.lat()));
      assertThat(fast.allAt(point)).as("all fences at %s", point).isEqualTo(slow.allAt(point));
      if (i % 10 == 0) {
        double meters = random.nextDouble() * FenceIndex.MAX_RADIUS_METERS;
        assertThat(fast.within(point, meters))
            .as("fences within %s m of %s", meters, point)
            .isEqualTo(slow.within(point, meters));
      }
    }
  }

  /**
   * Vertices, edge points, their neighbours by one unit in the last place, level points, others.
   */
  private static LonLat nastyPoint(Random random, List<Coordinate> vertices, Envelope box) {
    Coordinate a = vertices.get(random.nextInt(vertices.size()));
    int next = Math.min(vertices.size() - 1, vertices.indexOf(a) + 1);
    Coordinate b = vertices.get(next);
    double t = random.nextInt(5) / 4.0;
    double x = a.x + (b.x - a.x) * t;
    double y = a.y + (b.y - a.y) * t;
    switch (random.nextInt(6)) {
      case 0 -> x = Math.nextUp(x);
      case 1 -> y = Math.nextDown(y);
      case 2 -> x = box.getMinX() + (random.nextDouble() * 1.2 - 0.1) * box.getWidth();
      case 3 -> y = box.getMinY() + (random.nextDouble() * 1.2 - 0.1) * box.getHeight();
      case 4 -> {
        x = box.getMinX() + (random.nextDouble() * 1.2 - 0.1) * box.getWidth();
        y = box.getMinY() + (random.nextDouble() * 1.2 - 0.1) * box.getHeight();
      }
      default -> {
        // The point on the edge itself.
      }
    }
    return new LonLat(x, y);
  }
}
