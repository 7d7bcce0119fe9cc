package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedFusionTest {
  private static final TrafficRules.Measuring RULES = Rules.TRAFFIC.measuring();

  @Test
  void oneSourceAloneIsTakenAsItIs() {
    SpeedFusion fused = SpeedFusion.of(SpaceMean.ofPassing(5, 50, 400), SpaceMean.NONE, RULES);

    assertThat(fused.kmh()).isCloseTo(50, within(1e-9));
    assertThat(fused.confidence()).isEqualTo(0.5);
    assertThat(fused.vehicles()).isEqualTo(5);
  }

  @Test
  void nobodySeenIsNoSpeed() {
    SpeedFusion fused = SpeedFusion.of(SpaceMean.NONE, SpaceMean.NONE, RULES);

    assertThat(fused.isSeen()).isFalse();
    assertThat(fused.kmh()).isNaN();
  }

  @Test
  void timesAreAveragedByConfidence() {
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      int passed = 1 + random.nextInt(20);
      int drove = 1 + random.nextInt(20);
      double loopKmh = 5 + random.nextInt(90);
      double vehicleKmh = 5 + random.nextInt(90);
      SpeedFusion fused =
          SpeedFusion.of(
              SpaceMean.ofPassing(passed, loopKmh, 3_600),
              SpaceMean.ofPassing(drove, vehicleKmh, 3_600),
              RULES);
      double a = Math.min(1, passed / 10.);
      double b = Math.min(1, drove / 10.);
      assertThat(1 / fused.kmh()).isCloseTo((a / loopKmh + b / vehicleKmh) / (a + b), within(1e-6));
      assertThat(fused.kmh())
          .isBetween(Math.min(loopKmh, vehicleKmh) - 0.001, Math.max(loopKmh, vehicleKmh) + 0.001);
    }
  }

  @Test
  void sourcesThatContradictEachOtherAreLessSure() {
    SpaceMean full = SpaceMean.ofPassing(10, 80, 400);

    assertThat(SpeedFusion.of(full, SpaceMean.ofPassing(10, 70, 400), RULES).confidence()).isOne();
    assertThat(SpeedFusion.of(full, SpaceMean.ofPassing(10, 30, 400), RULES).confidence())
        .isEqualTo(0.5);
    TrafficRules.Measuring patient = new TrafficRules.Measuring(5, 30, 30, 10, 3);
    assertThat(SpeedFusion.of(full, SpaceMean.ofPassing(10, 30, 400), patient).confidence())
        .as("what contradicts is the city's matter")
        .isOne();
  }
}
