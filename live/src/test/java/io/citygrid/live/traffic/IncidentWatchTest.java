package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.TrafficRules;
import org.junit.jupiter.api.Test;

class IncidentWatchTest {
  private static final TrafficRules.Incidents RULES = Rules.TRAFFIC.incidents();
  private static final long INTERVAL = 300_000;

  private static IncidentWatch after(double[]... speeds) {
    IncidentWatch watch = IncidentWatch.NEW;
    for (int i = 0; i < speeds.length; i++) {
      watch = watch.with(i * INTERVAL, speeds[i][0], speeds[i][1], RULES);
    }
    return watch;
  }

  @Test
  void aDropThatLastsAndIsNotSharedDownstreamIsAnIncident() {
    IncidentWatch first = after(at(60, 60), at(60, 60), at(15, 60));
    assertThat(first.raised()).isFalse();

    IncidentWatch second = first.with(3 * INTERVAL, 15, 60, RULES);
    assertThat(second.raised()).isTrue();
    assertThat(second.sinceMillis()).isEqualTo(2 * INTERVAL);
  }

  @Test
  void aQueueFromDownstreamIsNone() {
    assertThat(after(at(60, 60), at(15, 12), at(15, 12), at(15, 12)).raised()).isFalse();
  }

  @Test
  void aSlowEveningIsNone() {
    assertThat(after(at(60, 60), at(50, 60), at(42, 60), at(36, 60), at(30, 60)).raised())
        .isFalse();
  }

  @Test
  void oneBadIntervalIsNone() {
    assertThat(after(at(60, 60), at(15, 60), at(60, 60), at(15, 60)).raised()).isFalse();
  }

  @Test
  void withoutANeighbourTheDropAloneDecides() {
    assertThat(after(at(60, Double.NaN), at(15, Double.NaN), at(15, Double.NaN)).raised()).isTrue();
  }

  @Test
  void clearsWhenTheSpeedIsBackAndNotBefore() {
    IncidentWatch raised = after(at(60, 60), at(15, 60), at(15, 60));
    assertThat(raised.raised()).isTrue();
    assertThat(raised.with(3 * INTERVAL, 40, 60, RULES).raised()).isTrue();
    assertThat(raised.with(3 * INTERVAL, 43, 60, RULES).raised()).isFalse();
  }

  @Test
  void howSoonAChangeIsUsualIsTheCitysMatter() {
    var quick = new TrafficRules.Incidents(0.5, 0.6, 2, 0.7, 1);
    IncidentWatch watch = IncidentWatch.NEW.with(0, 60, 60, quick).with(INTERVAL, 40, 60, quick);
    assertThat(watch.usualKmh()).isEqualTo(40);
    assertThat(after(at(60, 60), at(40, 60)).usualKmh()).isEqualTo(56);
  }

  private static double[] at(double kmh, double downstream) {
    return new double[] {kmh, downstream};
  }
}
