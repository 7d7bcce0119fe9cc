package io.citygrid.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.testville.Testville;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatrolsTest {
  @Test
  void aCellHasItsWorkerInItsOwnLayerOnly() {
    Patrols patrols = Testville.city().patrols();

    assertThat(patrols.workers()).containsExactly("sun", "bao");
    assertThat(patrols.findWorker("appearance", "A-990101001")).contains("sun");
    assertThat(patrols.findWorker("social", "A-990101001")).isEmpty();
    assertThat(patrols.findWorker("appearance", "A-990103")).isEmpty();
    assertThat(patrols.cellsOf("bao"))
        .containsExactly(
            new PatrolledCell("bao", "social", "990102001000001"),
            new PatrolledCell("bao", "appearance", "A-990102001"));
    assertThat(patrols.cellsOf("nobody")).isEmpty();
  }

  @Test
  void aCellHasOneWorker() {
    assertThatThrownBy(
            () ->
                new Patrols(
                    List.of(
                        new PatrolledCell("sun", "social", "1"),
                        new PatrolledCell("sun", "market", "1"),
                        new PatrolledCell("zhao", "social", "1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cell 1 of layer social has the workers sun and zhao");
  }
}
