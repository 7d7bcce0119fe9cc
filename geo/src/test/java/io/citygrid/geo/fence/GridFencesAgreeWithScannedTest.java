package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
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
      index = changed(index, random);
    }
    agree(index, random);
  }

  @RepeatedTest(6)
  void everyVersionGoesOnAnsweringForItself(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<GridFences> versions = new ArrayList<>();
    versions.add(GridFences.of(Layers.chaos(random, 2 + random.nextInt(10))));
    for (int change = 0; change < 12; change++) {
      // Now and then not the latest is followed, so that two versions follow the same one.
      int before = random.nextInt(3) == 0 ? random.nextInt(versions.size()) : versions.size() - 1;
      versions.add(changed(versions.get(before), random));
    }
    for (GridFences version : versions) {
      agree(version, random);
    }
  }

  @RepeatedTest(3)
  void afterSoManyReplacementsThatWhatStandsWasMovedTogether(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    GridFences index = GridFences.of(Layers.chaos(random, 20));
    long mostBytes = 0;
    long first = index.bytes();
    boolean movedTogether = false;
    for (int change = 0; change < 400; change++) {
      GridFences next = changed(index, random);
      movedTogether |= next.bytes() < index.bytes() / 2;
      mostBytes = Math.max(mostBytes, next.bytes());
      if (change % 40 == 39) {
        agree(next, random);
      }
      index = next;
    }
    assertThat(movedTogether).as("the index became smaller again").isTrue();
    assertThat(mostBytes).as("bytes, after %d at first", first).isLessThan(4 * first + 1_000_000);
  }

  /**
   * Of each version some fences are drawn anew, none or all; now and then one goes or is another.
   */
  @RepeatedTest(12)
  void whenAVersionIsMadeOfOneThatStands(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    FenceLayer layer = Layers.chaos(random, 3 + random.nextInt(2 * SharedFences.MOST_REPLACED));
    for (int version = 0; version < 8; version++) {
      List<Fence> fences = new ArrayList<>(layer.fences());
      for (int replaced = random.nextInt(fences.size()); replaced > 0; replaced -= 4) {
        Geometry geometry = Layers.chaoticFence(random);
        int at = random.nextInt(fences.size());
        if (geometry.isValid() && !geometry.isEmpty()) {
          fences.set(at, new Fence(fences.get(at).id(), geometry));
        }
      }
      if (random.nextInt(4) == 0) {
        fences.remove(random.nextInt(fences.size()));
      } else if (random.nextInt(4) == 0) {
        Collections.swap(fences, 0, fences.size() - 1);
      }
      FenceLayer next = new FenceLayer(layer.id(), layer.version() + 1, layer.validFrom(), fences);
      GridFences index = SharedFences.of(next);
      assertThat(index.layer()).isSameAs(next);
      agree(index, random);
      layer = next;
    }
  }

  @Test
  void readersOfAnOlderVersionAreNotDisturbed() {
    Random random = new Random(17);
    GridFences index = GridFences.of(Layers.chaos(random, 20));
    for (int change = 0; change < 10; change++) {
      index = changed(index, random);
    }
    GridFences older = index;
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int reader = 0; reader < 4; reader++) {
      Random points = new Random(reader);
      readers.add(CompletableFuture.runAsync(() -> agree(older, points)));
    }
    GridFences newer = older;
    while (!readers.stream().allMatch(CompletableFuture::isDone)) {
      newer = changed(newer, random);
    }
    readers.forEach(CompletableFuture::join);
    agree(newer, random);
  }

  /** The index of the next version, in which one fence, by chance, has another outline. */
  private static GridFences changed(GridFences index, Random random) {
    List<Fence> fences = new ArrayList<>(index.layer().fences());
    int at = random.nextInt(fences.size());
    Geometry geometry = Layers.chaoticFence(random);
    if (!geometry.isValid() || geometry.isEmpty()) {
      return index;
    }
    fences.set(at, new Fence(fences.get(at).id(), geometry));
    FenceLayer layer = index.layer();
    return index.with(
        new FenceLayer(layer.id(), layer.version() + 1, layer.validFrom(), fences), at);
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
        int fence = random.nextInt(fast.layer().fences().size());
        assertThat(fast.edgeDistanceMeters(fence, point))
            .as("metres from %s to the edge of fence %d", point, fence)
            .isEqualTo(slow.edgeDistanceMeters(fence, point));
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
