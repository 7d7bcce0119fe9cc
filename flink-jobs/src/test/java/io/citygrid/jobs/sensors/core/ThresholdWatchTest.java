package io.citygrid.jobs.sensors.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Device;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ThresholdWatchTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_SECOND = 1_000;
  private static final long A_MINUTE = 60_000;
  private static final SensorRules RULES = rules(Testville.city());
  private static final Device GAUGE = RULES.city().findDevice("wl-01").orElseThrow();

  private SensorState state = SensorState.NEW;
  private final List<AlertEvent> alerts = new ArrayList<>();

  @Test
  void raisesOneAlertWhenABreachLastsItsHoldTime() {
    read(NINE_O_CLOCK, 85);
    read(NINE_O_CLOCK + 30 * A_SECOND, 90);
    assertThat(alerts).isEmpty();
    read(NINE_O_CLOCK + A_MINUTE + 1, 95);
    read(NINE_O_CLOCK + 2 * A_MINUTE, 99);
    assertThat(alerts).hasSize(1);
    AlertEvent alert = alerts.get(0);
    assertThat(alert.state()).isEqualTo(AlertState.RAISED);
    assertThat(alert.alertId()).isEqualTo("water-high/wl-01/" + NINE_O_CLOCK);
    assertThat(alert.version()).isEqualTo(1);
    assertThat(alert.at()).isEqualTo(Instant.ofEpochMilli(NINE_O_CLOCK + A_MINUTE));
    assertThat(alert.since()).isEqualTo(Instant.ofEpochMilli(NINE_O_CLOCK));
    assertThat(alert.value()).isEqualTo(90);
    assertThat(alert.areaPath()).containsExactly("990100", "990101", "990101001");
    assertThat(alert.caseId()).isEqualTo(CaseIds.of("wl-01", alert.alertId()));
  }

  @Test
  void raisesByEventTimeAloneWhenNoReadingFollows() {
    read(NINE_O_CLOCK, 85);
    assertThat(ThresholdWatch.nextDeadlineMillis(state)).hasValue(NINE_O_CLOCK + A_MINUTE);
    elapse(NINE_O_CLOCK + A_MINUTE - 1);
    assertThat(alerts).isEmpty();
    elapse(NINE_O_CLOCK + A_MINUTE);
    assertThat(alerts).hasSize(1);
    elapse(NINE_O_CLOCK + 10 * A_MINUTE);
    assertThat(alerts).hasSize(1);
  }

  @Test
  void aClearingValueWithinTheHoldTimePreventsTheAlert() {
    read(NINE_O_CLOCK, 85);
    read(NINE_O_CLOCK + A_MINUTE, 69);
    elapse(NINE_O_CLOCK + 10 * A_MINUTE);
    assertThat(alerts).isEmpty();
    assertThat(state.rules()).isEmpty();
  }

  @Test
  void valuesBetweenTheThresholdsKeepTheState() {
    read(NINE_O_CLOCK, 85);
    read(NINE_O_CLOCK + 30 * A_SECOND, 75);
    read(NINE_O_CLOCK + 2 * A_MINUTE, 75);
    assertThat(alerts).extracting(AlertEvent::state).containsExactly(AlertState.RAISED);
    read(NINE_O_CLOCK + 3 * A_MINUTE, 69.9);
    assertThat(alerts)
        .extracting(AlertEvent::state)
        .containsExactly(AlertState.RAISED, AlertState.CLEARED);
    assertThat(alerts.get(1).version()).isEqualTo(2);
    assertThat(alerts.get(1).caseId()).isEqualTo(alerts.get(0).caseId());
  }

  @Test
  void aRuleWithoutHoldTimeRaisesAtOnceAndOpensNoCase() {
    SensorStep step =
        ThresholdWatch.read(SensorState.NEW, GAUGE, "battery", 20, NINE_O_CLOCK, RULES);
    assertThat(step.alerts()).hasSize(1);
    assertThat(step.alerts().get(0).caseId()).isEmpty();
    assertThat(SensorCases.report(step.alerts().get(0), RULES.city())).isEmpty();
  }

  @Test
  void aRaisedAlertOpensTheSameCaseHoweverOftenItIsDecided() {
    read(NINE_O_CLOCK, 85);
    elapse(NINE_O_CLOCK + A_MINUTE);
    Report report = SensorCases.report(alerts.get(0), RULES.city()).orElseThrow();
    assertThat(report.source()).isEqualTo(ReportSource.SENSOR);
    assertThat(report.category()).isEqualTo("E0301");
    assertThat(report.caseId()).isEqualTo(alerts.get(0).caseId());
    assertThat(report.cityVersion()).isEqualTo(1);
    assertThat(SensorCases.report(alerts.get(0), RULES.city())).contains(report);
  }

  @Test
  void aRuleThatIsTakenBackClearsWithTheNextReading() {
    read(NINE_O_CLOCK, 85);
    elapse(NINE_O_CLOCK + A_MINUTE);
    SensorRules without = rules(changed("water-high,", "other-rule,"));
    SensorStep step =
        ThresholdWatch.read(state, GAUGE, "level", 60, NINE_O_CLOCK + 2 * A_MINUTE, without);
    assertThat(step.alerts()).extracting(AlertEvent::state).containsExactly(AlertState.CLEARED);
    assertThat(step.after().rules()).isEmpty();
  }

  @Test
  void aChangedHoldTimeCountsFromTheNextReadingOn() {
    read(NINE_O_CLOCK, 85);
    SensorRules slower = rules(changed("80,70,PT1M", "80,70,PT5M"));
    SensorStep step =
        ThresholdWatch.read(state, GAUGE, "level", 85, NINE_O_CLOCK + 30 * A_SECOND, slower);
    assertThat(ThresholdWatch.nextDeadlineMillis(step.after()))
        .hasValue(NINE_O_CLOCK + 5 * A_MINUTE);
  }

  @Test
  void agreesWithTheBatchTwinOnRandomReadings() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      String metric = random.nextBoolean() ? "level" : "battery";
      Map<Long, Double> readings = new TreeMap<>();
      for (int i = 0; i < 60; i++) {
        long at = NINE_O_CLOCK + random.nextInt(120) * 5 * A_SECOND;
        readings.put(at, (double) (metric.equals("level") ? 60 : 10) + random.nextInt(30));
      }
      List<AlertEvent> stepwise = new ArrayList<>();
      SensorState now = SensorState.NEW;
      for (Map.Entry<Long, Double> reading : readings.entrySet()) {
        SensorStep step =
            ThresholdWatch.read(now, GAUGE, metric, reading.getValue(), reading.getKey(), RULES);
        now = step.after();
        stepwise.addAll(step.alerts());
      }
      stepwise.addAll(ThresholdWatch.elapse(now, GAUGE, metric, Long.MAX_VALUE, RULES).alerts());
      assertThat(stepwise.stream().map(ThresholdWatchTest::brief).toList())
          .as("seed %d", seed)
          .isEqualTo(BatchWatch.watch(GAUGE, metric, readings, RULES));
    }
  }

  private static BatchWatch.Move brief(AlertEvent alert) {
    return new BatchWatch.Move(
        alert.rule(),
        alert.state(),
        alert.since().toEpochMilli(),
        alert.at().toEpochMilli(),
        alert.value());
  }

  private void read(long atMillis, double value) {
    keep(ThresholdWatch.read(state, GAUGE, "level", value, atMillis, RULES));
  }

  private void elapse(long toMillis) {
    keep(ThresholdWatch.elapse(state, GAUGE, "level", toMillis, RULES));
  }

  private void keep(SensorStep step) {
    state = step.after();
    alerts.addAll(step.alerts());
  }

  private static City changed(String text, String by) {
    byte[] thresholds = Testville.files().contents().get("thresholds.csv");
    String changed = new String(thresholds, StandardCharsets.UTF_8).replace(text, by);
    return Testville.city(
        Testville.files().with("thresholds.csv", changed.getBytes(StandardCharsets.UTF_8)), 2);
  }

  private static SensorRules rules(City city) {
    return new SensorRules(new IndexedCity(city, GridFences::of));
  }
}
