package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.live.traffic.SpaceMean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoadFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_MINUTE = 60_000;
  private static final long INTERVAL_END = NINE_O_CLOCK + 5 * A_MINUTE;

  private KeyedBroadcastOperatorTestHarness<String, RoadSample, CityPart, AlertEvent> harness;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new RoadFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            RoadSample::road,
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

  /** So what all roads show stands before what the first of them records. */
  @Test
  void metricsAreToldAMillisecondAfterTheIntervalWasShown() throws Exception {
    drive("ring-1.1", 100, 10);
    harness.watermark(INTERVAL_END);
    assertThat(shown("ring-1.1")).containsExactly("36.0 v1");
    assertThat(speeds("ring-1.1")).isEmpty();

    harness.watermark(INTERVAL_END + 1);
    harness.watermark(INTERVAL_END + 2 * A_MINUTE);
    assertThat(shown("ring-1.1")).hasSize(1);
    assertThat(speeds("ring-1.1")).containsExactly("36.0 v1");
  }

  /** What came between the two is shown again and recorded once. */
  @Test
  void whatComesBetweenShowingAndRecordingIsInBoth() throws Exception {
    drive("ring-1.1", 100, 10);
    harness.watermark(INTERVAL_END);
    drive("ring-1.1", 500, 20);
    harness.watermark(INTERVAL_END + A_MINUTE);
    assertThat(shown("ring-1.1")).containsExactly("36.0 v1", "72.0 v2");
    assertThat(speeds("ring-1.1")).containsExactly("72.0 v2");
  }

  /** The steps are half a minute, as nothing else is said, from the end of the interval on. */
  @Test
  void whatComesLateIsOneCorrectionAtTheNextStep() throws Exception {
    drive("ring-1.1", 100, 10);
    drive("ring-2.1", 100, 5);
    harness.watermark(INTERVAL_END + 1);
    assertThat(speeds("ring-1.1")).containsExactly("36.0 v1");
    assertThat(speeds("ring-2.1")).containsExactly("72.0 v1");

    drive("ring-1.1", 100, 10);
    harness.watermark(INTERVAL_END + 20_000);
    drive("ring-1.1", 400, 20);
    harness.watermark(INTERVAL_END + 29_999);
    assertThat(speeds("ring-1.1")).hasSize(1);

    harness.watermark(INTERVAL_END + 30_000);
    assertThat(speeds("ring-1.1")).containsExactly("36.0 v1", "54.0 v3");
    assertThat(speeds("ring-2.1")).containsExactly("72.0 v1");
    harness.watermark(INTERVAL_END + 3 * A_MINUTE);
    assertThat(speeds("ring-1.1")).hasSize(2);
  }

  @Test
  void nothingIsToldOrKeptOfAnIntervalThatWasClosed() throws Exception {
    drive("ring-1.1", 100, 10);
    harness.watermark(NINE_O_CLOCK + 6 * A_MINUTE);
    drive("ring-1.1", 100, 10);
    harness.watermark(NINE_O_CLOCK + 120 * A_MINUTE);
    assertThat(speeds("ring-1.1")).containsExactly("36.0 v1", "36.0 v2");

    drive("ring-1.1", 100, 5);
    harness.watermark(NINE_O_CLOCK + 121 * A_MINUTE);
    assertThat(speeds("ring-1.1")).hasSize(2);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private void drive(String segment, double meters, double seconds) throws Exception {
    SegmentSample sample =
        new SegmentSample(
            "Ring Road",
            segment,
            NINE_O_CLOCK,
            "",
            SpaceMean.ofPiece(meters, seconds),
            Double.NaN,
            1,
            1);
    harness.processElement(new RoadSample(sample), NINE_O_CLOCK);
  }

  /** What was told of a segment's speed, with the versions. */
  private List<String> speeds(String segment) {
    var output = harness.getSideOutput(JobTags.METRICS);
    return output == null
        ? List.of()
        : output.stream()
            .map(told -> told.getValue())
            .filter(metric -> metric.key().equals("traffic/segment/" + segment + "/speed"))
            .map(RoadFunctionTest::told)
            .toList();
  }

  /** What was shown of a segment's speed, with the versions of the segment. */
  private List<String> shown(String segment) {
    var output = harness.getSideOutput(RoadFunction.SEGMENTS);
    return output == null
        ? List.of()
        : output.stream()
            .map(told -> told.getValue())
            .filter(shown -> shown.view().segment().equals(segment))
            .map(shown -> told(shown.view().speedKmh(), shown.version()))
            .toList();
  }

  private static String told(MetricValue metric) {
    return told(metric.value(), metric.version());
  }

  private static String told(double kmh, long version) {
    return Math.round(kmh * 10) / 10.0 + " v" + version;
  }
}
