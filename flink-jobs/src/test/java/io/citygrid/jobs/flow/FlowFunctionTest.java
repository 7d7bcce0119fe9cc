package io.citygrid.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowPair;
import io.citygrid.city.view.FlowView;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.live.flow.LevelTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Intervals of fifteen minutes, told after ten more, closed after 45 and half a minute. */
class FlowFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long TOLD = NINE_O_CLOCK + 25 * MINUTE;
  private static final long CLOSED = NINE_O_CLOCK + 70 * MINUTE + 30_000;

  private KeyedBroadcastOperatorTestHarness<String, TripSample, CityPart, FlowView> harness;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new FlowFunction(
                    FlowMover.VEHICLES,
                    GridFences::of,
                    Duration.ofSeconds(30),
                    Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            TripSample::level,
            Types.STRING,
            1,
            1,
            0);
    harness.open();
    List<CityMessage> city =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "tester").messages();
    for (CityMessage message : city) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anIntervalIsToldWhenWhoCameHasStayed() throws Exception {
    go("990102", "990101", 30, 14, 1);
    harness.watermark(TOLD - 1);
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.watermark(TOLD);

    assertThat(harness.extractOutputValues()).hasSize(2);
    FlowView river = latest("990101");
    assertThat(river.in()).isEqualTo(30);
    assertThat(river.out()).isZero();
    assertThat(river.at()).isEqualTo(Instant.ofEpochMilli(NINE_O_CLOCK));
    assertThat(river.seconds()).isEqualTo(900);
    assertThat(river.version()).isEqualTo(1);
    assertThat(river.from()).containsExactly(new FlowPair("990102", 30, 20));
    assertThat(river.inError()).isZero();
    FlowView hills = latest("990102");
    assertThat(hills.out()).isEqualTo(30);
    assertThat(hills.stayMinutes()).isEqualTo(45);
    assertThat(metrics("flow/pair/990102-990101/vehicles"))
        .extracting(MetricValue::value)
        .containsExactly(30.0);
  }

  @Test
  void whatComesLateAndWhatIsTakenBackTellsTheIntervalAgain() throws Exception {
    go("990102", "990101", 30, 14, 1);
    harness.watermark(TOLD);
    go("990102", "990101", 2, 13, 1);
    go("990102", "990101", 1, 13, -1);
    harness.watermark(TOLD + MINUTE);
    harness.watermark(TOLD + 2 * MINUTE);

    assertThat(metrics("flow/area/990101/vehicles-in"))
        .extracting(MetricValue::value)
        .containsExactly(30.0, 31.0);
    assertThat(metrics("flow/area/990101/vehicles-in"))
        .extracting(MetricValue::version)
        .containsExactly(1L, MINUTE + 1);
  }

  @Test
  void aGroupThatIsTooSmallIsNowhereToBeSeen() throws Exception {
    go("990102", "990101", 9, 5, 1);
    go("990103", "990101", 20, 5, 1);
    harness.watermark(TOLD);

    assertThat(latest("990102").out()).isNull();
    assertThat(latest("990102").to()).isEmpty();
    // 29 came, 20 of them from the harbour: that would tell of the nine.
    assertThat(latest("990101").in()).isEqualTo(29);
    assertThat(latest("990101").from()).isEmpty();
    assertThat(latest("990103").out()).isNull();
    assertThat(metrics("flow/pair/")).isEmpty();
    assertThat(metrics("990102/vehicles-out")).isEmpty();
  }

  @Test
  void aClosedIntervalIsToldForTheLastTimeAndForgotten() throws Exception {
    go("990102", "990101", 30, 14, 1);
    harness.watermark(TOLD);
    harness.watermark(CLOSED);
    int told = harness.extractOutputValues().size();
    go("990102", "990101", 5, 14, 1);
    harness.watermark(CLOSED + 60 * MINUTE);

    assertThat(harness.extractOutputValues()).hasSize(told);
    assertThat(latest("990101").in()).isEqualTo(30);
    assertThat(latest("990101").version()).isEqualTo(CLOSED - TOLD + 1);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void anAreaThatNobodyMovesInIsToldWhenOthersMove() throws Exception {
    go("990102", "990101", 30, 14, 1);
    harness.watermark(CLOSED);
    go("990103", "990101", 30, 74, 1);
    harness.watermark(TOLD + 60 * MINUTE);

    assertThat(latest("990102").at()).isEqualTo(Instant.ofEpochMilli(NINE_O_CLOCK + 60 * MINUTE));
    assertThat(latest("990102").out()).isZero();
  }

  @Test
  void afterTwoSuchDaysFarMoreIsUnusual() throws Exception {
    for (int day = 0; day < 2; day++) {
      go("990102", "990101", 30, day * 1_440 + 14, 1);
      go("990102", "990101", 30, day * 1_440 + 80, 1);
      harness.watermark(CLOSED + (day * 1_440L + 75) * MINUTE);
    }
    go("990102", "990101", 60, 2 * 1_440 + 14, 1);
    harness.watermark(TOLD + 2 * 1_440 * MINUTE);

    assertThat(latest("990101").usualIn()).isEqualTo(30);
    assertThat(latest("990101").unusualIn()).isNotNull();
    assertThat(metrics("990101/vehicles-in-unusual")).extracting(MetricValue::value).endsWith(1.0);
  }

  /** So many trips that end so many minutes after nine. */
  private void go(String from, String to, int trips, int minute, int count) throws Exception {
    long at = NINE_O_CLOCK + minute * MINUTE;
    for (int i = 0; i < trips; i++) {
      LevelTrip trip =
          new LevelTrip("DISTRICT", from, to, List.of(), at, 20 * MINUTE, 45 * MINUTE, count, 1);
      harness.processElement(new TripSample(trip), at);
    }
  }

  private FlowView latest(String area) {
    return harness.extractOutputValues().stream()
        .filter(view -> view.area().equals(area))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private List<MetricValue> metrics(String key) {
    var output = harness.getSideOutput(JobTags.METRICS);
    return output == null
        ? List.of()
        : output.stream()
            .map(StreamRecord::getValue)
            .filter(metric -> metric.key().contains(key))
            .toList();
  }
}
