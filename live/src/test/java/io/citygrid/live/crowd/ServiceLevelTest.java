package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelTest {
  @ParameterizedTest
  @CsvSource({
    "WALKWAY,0,A",
    "WALKWAY,0.31,A",
    "WALKWAY,0.32,B",
    "WALKWAY,0.72,C",
    "WALKWAY,1.08,D",
    "WALKWAY,2.17,E",
    "WALKWAY,2.18,F",
    "STANDING,0.32,A",
    "STANDING,1.11,B",
    "STANDING,1.12,C",
    "STANDING,3.33,D",
    "STANDING,5,E",
    "STANDING,5.01,F",
  })
  void isTheFirstWhoseBoundTheDensityDoesNotExceed(
      CrowdArea.Kind kind, double density, ServiceLevel level) {
    assertThat(ServiceLevel.of(density, kind, Rules.CROWD.serviceLevels())).isEqualTo(level);
  }
}
