package io.citygrid.jobs.traffic.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneJoinTest {
  private static final TrafficRules.Detectors RULES =
      new TrafficRules.Detectors(180, 3_000, 120, 180, 6.5, 0.05, 4);
  private static final long FIVE_MINUTES = 300_000;

  private static LaneValue value(int lane, DetectorQuantity quantity, int minute, double value) {
    return new LaneValue(lane, quantity, minute * 60_000L, value);
  }

  private static LaneJoin.Passed passed(List<LaneValue> values, Integer... stuck) {
    return LaneJoin.passed(LaneJoin.samples(values), List.of(stuck), 1_000, FIVE_MINUTES, RULES);
  }

  @Test
  void flowAndSpeedOfALaneMeetByTheirTime() {
    LaneJoin.Passed passed =
        passed(
            List.of(
                value(1, DetectorQuantity.FLOW, 0, 1_200),
                value(1, DetectorQuantity.SPEED, 0, 60),
                value(2, DetectorQuantity.SPEED, 0, 30),
                value(2, DetectorQuantity.FLOW, 0, 600)));

    // 100 vehicles at 60 and 50 at 30: 150 km in 100 * 1/60 + 50 * 1/30 hours.
    assertThat(passed.mean().vehicles()).isEqualTo(150);
    assertThat(passed.mean().kmh()).isCloseTo(45, within(1e-9));
    assertThat(passed.flowPerHour()).isEqualTo(1_800);
    assertThat(passed.usableShare()).isOne();
  }

  @Test
  void eachMinuteStandsForItsPartOfTheInterval() {
    List<LaneValue> values = new ArrayList<>();
    for (int minute = 0; minute < 5; minute++) {
      values.add(value(1, DetectorQuantity.FLOW, minute, 600));
      values.add(value(1, DetectorQuantity.SPEED, minute, 50));
    }
    assertThat(passed(values).mean().vehicles()).isEqualTo(50);
    assertThat(passed(values).flowPerHour()).isCloseTo(600, within(1e-9));
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Random random = new Random(8);
    List<LaneValue> values = new ArrayList<>();
    for (int minute = 0; minute < 5; minute++) {
      for (int lane = 1; lane < 4; lane++) {
        values.add(value(lane, DetectorQuantity.FLOW, minute, random.nextInt(2_000)));
        values.add(value(lane, DetectorQuantity.SPEED, minute, random.nextInt(200)));
      }
    }
    LaneJoin.Passed inOrder = passed(values);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(values, random);
      assertThat(passed(values)).isEqualTo(inOrder);
    }
  }

  @Test
  void whatIsNotBelievedIsLeftOutAndCounted() {
    LaneJoin.Passed passed =
        passed(
            List.of(
                value(1, DetectorQuantity.SPEED, 0, 250),
                value(1, DetectorQuantity.SPEED, 1, 50),
                value(2, DetectorQuantity.SPEED, 0, 20),
                value(3, DetectorQuantity.FLOW, 0, 600),
                value(3, DetectorQuantity.SPEED, 0, 0)),
            2);

    assertThat(passed.mean().kmh()).isCloseTo(50, within(1e-9));
    assertThat(passed.usableShare()).isEqualTo(0.25);
    assertThat(passed.flowPerHour()).isNaN();
  }

  @Test
  void anEmptyRoadHasAFlowButNoSpeed() {
    LaneJoin.Passed passed = passed(List.of(value(1, DetectorQuantity.FLOW, 0, 0)));

    assertThat(passed.mean()).isEqualTo(SpaceMean.NONE);
    assertThat(passed.flowPerHour()).isZero();
    assertThat(passed(List.of()).usableShare()).isZero();
  }
}
