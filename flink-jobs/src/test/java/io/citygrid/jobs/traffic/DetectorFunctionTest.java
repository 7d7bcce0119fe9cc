package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedObservation;
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

class DetectorFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_MINUTE = 60_000;

  /** Testville corrects an interval for half an hour; an hour later all is closed. */
  private static final long CLOSED = NINE_O_CLOCK + 60 * A_MINUTE;

  private KeyedBroadcastOperatorTestHarness<String, ReceivedObservation, CityPart, RoadSample>
      harness;
  private long offset;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new DetectorFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            DetectorFunction::key,
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
  void whatIsToldOnceMoreAfterItsIntervalWasClosedIsARepeat() throws Exception {
    tell(1, DetectorQuantity.SPEED, 0);
    tell(1, DetectorQuantity.FLOW, 0);
    tell(2, DetectorQuantity.SPEED, A_MINUTE);
    harness.watermark(CLOSED);
    int told = harness.extractOutputValues().size();

    tell(1, DetectorQuantity.SPEED, 0);
    tell(1, DetectorQuantity.FLOW, 0);
    tell(2, DetectorQuantity.SPEED, A_MINUTE);

    assertThat(deadLetters()).isEmpty();
    assertThat(harness.extractOutputValues()).hasSize(told);
  }

  @Test
  void whatWasNotToldInTimeIsADeadLetter() throws Exception {
    tell(1, DetectorQuantity.SPEED, 0);
    harness.watermark(CLOSED);
    tell(2, DetectorQuantity.SPEED, 0);
    tell(1, DetectorQuantity.OCCUPANCY, 0);
    tell(1, DetectorQuantity.SPEED, 1);
    tell(1, DetectorQuantity.SPEED, -20 * A_MINUTE);
    assertThat(deadLetters()).hasSize(4).containsOnly(DeadLetterReason.LATE);
  }

  @Test
  void afterAnHourMoreNothingIsKept() throws Exception {
    tell(1, DetectorQuantity.SPEED, 0);
    harness.watermark(CLOSED + DetectorFunction.REPEATS_KNOWN_MILLIS);
    assertThat(harness.numEventTimeTimers()).isZero();
    tell(1, DetectorQuantity.SPEED, 0);
    assertThat(deadLetters()).containsExactly(DeadLetterReason.LATE);
  }

  private void tell(int lane, DetectorQuantity quantity, long afterNine) throws Exception {
    Instant at = Instant.ofEpochMilli(NINE_O_CLOCK + afterNine);
    DetectorObservation observation =
        new DetectorObservation("loop-1", lane, quantity, 50, at, at.plusMillis(200), 1);
    Message message =
        new Message(
            "city.detectors.v1",
            0,
            offset++,
            "loop-1",
            Codecs.DETECTOR_OBSERVATION.encode(observation),
            at.toEpochMilli());
    harness.processElement(new ReceivedObservation(observation, message, null), at.toEpochMilli());
  }

  private List<DeadLetterReason> deadLetters() {
    var output = harness.getSideOutput(JobTags.DEAD_LETTERS);
    return output == null
        ? List.of()
        : output.stream().map(letter -> letter.getValue()).map(DeadLetter::reason).toList();
  }
}
