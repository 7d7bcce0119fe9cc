package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedFencesTest {
  private final FenceLayer layer = Layers.chaos(new Random(7), 20);

  @Test
  void allThatAskForALayerGetOneIndexAlsoAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<FenceIndex>> askers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        askers.add(() -> FenceIndex.of(layer));
      }
      FenceIndex first = FenceIndex.of(layer);
      assertThat(first.layer()).isSameAs(layer);
      for (Future<FenceIndex> asked : threads.invokeAll(askers)) {
        assertThat(asked.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Equal content of another version has another validity, and its index tells its own layer. */
  @Test
  void anotherLayerObjectHasAnIndexOfItsOwn() {
    var next =
        new FenceLayer(layer.id(), layer.version(), layer.validFrom(), List.copyOf(layer.fences()));
    assertThat(next).isEqualTo(layer);
    FenceIndex first = FenceIndex.of(layer);
    assertThat(FenceIndex.of(next)).isNotSameAs(first);
    assertThat(FenceIndex.of(next).layer()).isSameAs(next);
    assertThat(FenceIndex.of(layer)).isSameAs(first);
  }
}
