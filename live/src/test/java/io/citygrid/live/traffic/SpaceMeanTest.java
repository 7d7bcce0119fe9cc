package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceMeanTest {
  @Test
  void isTheHarmonicMeanOfVehiclesThatDroveTheSameWay() {
    SpaceMean mean = SpaceMean.ofPassing(1, 60, 1_000).plus(SpaceMean.ofPassing(1, 20, 1_000));

    assertThat(mean.kmh()).isCloseTo(30, within(1e-9));
    assertThat(mean.vehicles()).isEqualTo(2);
  }

  @Test
  void isTheSameInWhateverOrderAndAsOneOverTheMeanOfPaces() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      List<double[]> pieces = new ArrayList<>();
      double meters = 0;
      double seconds = 0;
      for (int i = 0; i < 50; i++) {
        double[] piece = {random.nextInt(500_000) / 1_000., (1 + random.nextInt(60_000)) / 1_000.};
        pieces.add(piece);
        meters += piece[0];
        seconds += piece[1];
      }
      SpaceMean inOrder = sum(pieces);
      Collections.shuffle(pieces, random);
      assertThat(sum(pieces)).isEqualTo(inOrder);
      assertThat(inOrder.kmh()).isCloseTo(3.6 * meters / seconds, within(1e-6));
    }
  }

  @Test
  void ofNobodyIsUnknown() {
    assertThat(SpaceMean.NONE.kmh()).isNaN();
    assertThatThrownBy(() -> new SpaceMean(-1, 0, 0)).hasMessageContaining("negative");
  }

  private static SpaceMean sum(List<double[]> pieces) {
    return pieces.stream()
        .map(piece -> SpaceMean.ofPiece(piece[0], piece[1]))
        .reduce(SpaceMean.NONE, SpaceMean::plus);
  }
}
