package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.TrafficRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorCheckTest {
  private static final TrafficRules.Detectors RULES = Rules.TRAFFIC.detectors();
  private static final long MINUTE = 60_000;

  @ParameterizedTest
  @CsvSource({
    "1200, 100, 0.08, NONE",
    "1200, 100, NaN, NONE",
    "NaN, 95, NaN, NONE",
    "1200, NaN, NaN, NONE",
    "0, 0, 0, NONE",
    "0, NaN, 0, NONE",
    "1200, 181, NaN, IMPOSSIBLE_SPEED",
    "1200, -1, NaN, IMPOSSIBLE_SPEED",
    "3001, 80, NaN, IMPOSSIBLE_FLOW",
    "-1, 80, NaN, IMPOSSIBLE_FLOW",
    "600, 60, 1.2, IMPOSSIBLE_OCCUPANCY",
    "600, 0, NaN, FLOW_WITHOUT_SPEED",
    "2000, 10, NaN, IMPOSSIBLE_DENSITY",
    "1200, 100, 0.9, OCCUPANCY_DISAGREES",
    "1800, 20, 0.1, OCCUPANCY_DISAGREES",
    "1800, 20, 0.5, NONE",
    "60, 100, 0.03, NONE"
  })
  void holdsASampleAgainstTheFundamentalDiagram(
      double flow, double speed, double occupancy, DetectorFault fault) {
    assertThat(DetectorCheck.check(new LaneSample(flow, speed, occupancy), RULES)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 6.5, 0.05, 4, 2000, 10, NaN, NONE",
    "180, 6.5, 0.05, 1.5, 1800, 20, 0.95, OCCUPANCY_DISAGREES",
    "180, 9, 0.05, 1.5, 1800, 20, 0.95, NONE",
    "180, 6.5, 0.95, 4, 1200, 100, 0.9, NONE"
  })
  void howMuchIsTooMuchIsTheCitysMatter(
      double jam,
      double meters,
      double least,
      double factor,
      double flow,
      double speed,
      double occupancy,
      DetectorFault fault) {
    var rules = new TrafficRules.Detectors(180, 3_000, 120, jam, meters, least, factor);
    assertThat(DetectorCheck.check(new LaneSample(flow, speed, occupancy), rules)).isEqualTo(fault);
  }

  @Test
  void aLaneThatTellsTheVerySameForTwoHoursIsStuck() {
    LaneSample same = new LaneSample(600, 61.5, Double.NaN);
    StuckWatch watch = StuckWatch.NEW;
    for (int minute = 0; minute < 120; minute++) {
      watch = watch.with(same, minute * MINUTE);
      assertThat(watch.isStuck(RULES)).isFalse();
    }
    watch = watch.with(same, 120 * MINUTE);
    assertThat(watch.isStuck(RULES)).isTrue();
    assertThat(watch.with(new LaneSample(601, 61.5, Double.NaN), 60 * MINUTE)).isEqualTo(watch);

    watch = watch.with(new LaneSample(601, 61.5, Double.NaN), 121 * MINUTE);
    assertThat(watch.isStuck(RULES)).isFalse();
  }

  @Test
  void anEmptyLaneIsNotStuck() {
    LaneSample empty = new LaneSample(0, Double.NaN, 0);
    StuckWatch watch = StuckWatch.NEW.with(empty, 0).with(empty, 500 * MINUTE);

    assertThat(watch.isStuck(RULES)).isFalse();
  }
}
