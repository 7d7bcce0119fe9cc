package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.road.RoadClass;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels, travel times and the index, against the tables of the standard written out. */
class CongestionTest {
  @ParameterizedTest
  @CsvSource({
    "70.1, CLEAR", "70, MOSTLY_CLEAR", "50.1, MOSTLY_CLEAR", "50, SLIGHT", "40.1, SLIGHT",
    "40, MODERATE", "30.1, MODERATE", "30, SEVERE", "0, SEVERE", "130, CLEAR"
  })
  void aLevelIsAShareOfFreeFlow(double kmh, CongestionLevel level) {
    assertThat(CongestionLevel.ofFreeFlow(kmh, 100, Rules.TRAFFIC.levels())).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPRESSWAY, 65.1, CLEAR", "EXPRESSWAY, 65, MOSTLY_CLEAR", "EXPRESSWAY, 20, SEVERE",
    "ARTERIAL, 31, MOSTLY_CLEAR", "ARTERIAL, 20.5, SLIGHT", "ARTERIAL, 16, MODERATE",
    "OTHER, 36, CLEAR", "OTHER, 10, SEVERE", "OTHER, 11, MODERATE"
  })
  void whereFreeFlowIsUnknownALevelIsASpeed(RoadClass road, double kmh, CongestionLevel level) {
    assertThat(CongestionLevel.ofSpeed(kmh, road, Rules.TRAFFIC.levels())).isEqualTo(level);
    assertThat(level.isCongested())
        .isEqualTo(level != CongestionLevel.CLEAR && level != CongestionLevel.MOSTLY_CLEAR);
  }

  @Test
  void delayIsWhatIsLostAgainstFreeFlow() {
    TravelTime slow = TravelTime.along(1_000, 20, 50);
    assertThat(slow.seconds()).isCloseTo(180, within(1e-9));
    assertThat(slow.delaySeconds()).isCloseTo(108, within(1e-9));
    assertThat(slow.ratio()).isCloseTo(2.5, within(1e-9));
    assertThat(slow.delayRatio()).isCloseTo(0.6, within(1e-9));

    TravelTime fast = TravelTime.along(1_000, 60, 50);
    assertThat(fast.ratio()).isEqualTo(1);
    assertThat(fast.delaySeconds()).isZero();
    assertThatThrownBy(() -> new TravelTime(0, 50)).hasMessageContaining("above 0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0", "1.1, 1", "1.2, 2", "1.35, 3", "1.5, 4", "1.8, 6", "1.95, 7", "2.1, 8", "2.4, 10",
    "9, 10"
  })
  void theIndexIsLinearBetweenItsBands(double ratio, double index) {
    List<Double> bounds = Rules.TRAFFIC.levels().indexRatios();
    assertThat(TravelTimeIndex.of(ratio, bounds)).isCloseTo(index, within(1e-9));
  }

  @Test
  void aNetworkIsItsSegmentsByMetresDriven() {
    Random random = new Random(5);
    NetworkTraffic network = NetworkTraffic.NONE;
    double driven = 0;
    double weighted = 0;
    double meters = 0;
    double congested = 0;
    double severe = 0;
    for (int i = 0; i < 500; i++) {
      double length = 100 + random.nextInt(1_000);
      int vehicles = 1 + random.nextInt(50);
      double kmh = 2 + random.nextInt(70);
      CongestionLevel level = CongestionLevel.ofFreeFlow(kmh, 60, Rules.TRAFFIC.levels());
      network =
          network.plus(
              NetworkTraffic.ofSegment(length, vehicles, TravelTime.along(length, kmh, 60), level));
      driven += vehicles * length;
      weighted += vehicles * length * Math.max(1, 60 / kmh);
      meters += length;
      congested += kmh <= 30 ? length : 0;
      severe += kmh <= 18 ? length : 0;
    }
    assertThat(network.ratio()).isCloseTo(weighted / driven, within(1e-9));
    assertThat(network.congestedShare()).isCloseTo(congested / meters, within(1e-9));
    assertThat(network.severeShare()).isCloseTo(severe / meters, within(1e-9));
  }

  @Test
  void ofAnUnseenNetworkNothingIsSaid() {
    assertThat(NetworkTraffic.NONE.isSeen()).isFalse();
    assertThat(NetworkTraffic.NONE.ratio()).isNaN();
    assertThat(NetworkTraffic.NONE.congestedShare()).isNaN();
    assertThat(NetworkTraffic.NONE.severeShare()).isNaN();
  }
}
