package io.citygrid.jobs.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityParts;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Manifest;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SensorFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_SECOND = 1_000;
  private static final long A_MINUTE = 60_000;

  private KeyedBroadcastOperatorTestHarness<String, ReceivedReading, CityPart, AlertEvent> harness;
  private Optional<Manifest> manifest = Optional.empty();
  private long offset;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void waitsForEventTimeSoThatOrderOfArrivalDoesNotMatter() throws Exception {
    publish(Testville.files());
    read(85, NINE_O_CLOCK + 30 * A_SECOND, 1);
    read(85, NINE_O_CLOCK, 1);
    read(60, NINE_O_CLOCK + 40 * A_SECOND, 1);
    harness.watermark(NINE_O_CLOCK + 10 * A_MINUTE);
    assertThat(alerts()).isEmpty();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void raisesByEventTimeWhenNothingFollowsAndLeavesNoTimer() throws Exception {
    publish(Testville.files());
    read(85, NINE_O_CLOCK, 1);
    harness.watermark(NINE_O_CLOCK + A_MINUTE - 1);
    assertThat(alerts()).isEmpty();
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    harness.watermark(NINE_O_CLOCK + A_MINUTE);
    assertThat(alerts()).extracting(AlertEvent::state).containsExactly(AlertState.RAISED);
    assertThat(side(JobTags.REPORTS)).hasSize(1);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
    publish(Testville.files());
    read(85, NINE_O_CLOCK, 1);
    harness.watermark(NINE_O_CLOCK + 10 * A_SECOND);
    read(90, NINE_O_CLOCK + 50 * A_SECOND, 1);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    harness.watermark(NINE_O_CLOCK + 2 * A_MINUTE);
    assertThat(alerts()).hasSize(1);
    assertThat(alerts().get(0).value()).isEqualTo(90);
  }

  @Test
  void aRepeatIsIgnoredAndALateReadingIsADeadLetter() throws Exception {
    publish(Testville.files());
    read(60, NINE_O_CLOCK, 1);
    read(60, NINE_O_CLOCK, 1);
    harness.watermark(NINE_O_CLOCK + A_MINUTE);
    read(60, NINE_O_CLOCK, 1);
    read(60, NINE_O_CLOCK - A_SECOND, 1);
    assertThat(side(JobTags.READINGS)).hasSize(1);
    assertThat(side(JobTags.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetterReason.LATE);
  }

  @Test
  void aBatchThatIsSentOnceMoreAfterItWasDecidedIsARepeat() throws Exception {
    publish(Testville.files());
    for (int i = 0; i < 20; i++) {
      read(60 + i, NINE_O_CLOCK + i * A_SECOND, 1);
    }
    harness.watermark(NINE_O_CLOCK + A_MINUTE);
    read(60, NINE_O_CLOCK + A_MINUTE + A_SECOND, 1);
    harness.watermark(NINE_O_CLOCK + 2 * A_MINUTE);
    for (int i = 0; i < 20; i++) {
      read(60 + i, NINE_O_CLOCK + i * A_SECOND, 1);
    }
    assertThat(side(JobTags.DEAD_LETTERS)).isEmpty();
    assertThat(side(JobTags.READINGS)).hasSize(21);
    read(60, NINE_O_CLOCK + A_SECOND / 2, 1);
    assertThat(side(JobTags.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetterReason.LATE);
  }

  @Test
  void aReadingBehindEventTimeCountsAsLongAsNothingOfItsOwnWasDecidedBeyondIt() throws Exception {
    publish(Testville.files());
    harness.watermark(NINE_O_CLOCK + 5 * A_MINUTE);
    read(85, NINE_O_CLOCK, 1);
    harness.watermark(NINE_O_CLOCK + 5 * A_MINUTE + 1);
    assertThat(alerts()).hasSize(1);
    assertThat(side(JobTags.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void everythingWaitsForTheFirstCity() throws Exception {
    read(85, NINE_O_CLOCK, 1);
    read(85, NINE_O_CLOCK + A_SECOND, 0);
    harness.setProcessingTime(10 * A_MINUTE);
    assertThat(side(JobTags.DEAD_LETTERS)).isEmpty();
    publish(Testville.files());
    harness.setProcessingTime(10 * A_MINUTE + 100);
    assertThat(side(JobTags.READINGS)).hasSize(2);
    harness.watermark(NINE_O_CLOCK + A_MINUTE);
    assertThat(alerts()).hasSize(1);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aVersionThatNeverComesMakesADeadLetterAfterPatience() throws Exception {
    publish(Testville.files());
    harness.setProcessingTime(1);
    read(85, NINE_O_CLOCK, 7);
    harness.setProcessingTime(29 * A_SECOND);
    assertThat(side(JobTags.DEAD_LETTERS)).isEmpty();
    harness.setProcessingTime(31 * A_SECOND);
    assertThat(side(JobTags.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetterReason.UNKNOWN_CITY_VERSION);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aBrokenCityIsNotUsedAndTheOneBeforeGoesOn() throws Exception {
    publish(Testville.files());
    publish(Testville.files().with("areas.csv", new byte[] {'x'}));
    read(85, NINE_O_CLOCK, 2);
    harness.watermark(NINE_O_CLOCK + A_MINUTE);
    assertThat(alerts()).hasSize(1);
    assertThat(alerts().get(0).versions().city()).isEqualTo(1);
  }

  @Test
  void anyOrderWithinTheBoundGivesTheAlertsOfTheSortedReadings() throws Exception {
    publish(Testville.files());
    List<Long> times = new ArrayList<>();
    TreeMap<Long, Double> readings = new TreeMap<>();
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      long at = NINE_O_CLOCK + i * 10 * A_SECOND + random.nextInt(9) * A_SECOND;
      times.add(at);
      readings.put(at, 60.0 + random.nextInt(30));
    }
    List<AlertEvent> sorted = feed(times, readings, 0);
    harness.close();
    harness = harness();
    harness.open();
    manifest = Optional.empty();
    publish(Testville.files());
    List<Long> shuffled = new ArrayList<>();
    for (int from = 0; from < times.size(); from += 5) {
      List<Long> window = new ArrayList<>(times.subList(from, from + 5));
      window.addAll(window.subList(0, 2));
      Collections.shuffle(window, random);
      shuffled.addAll(window);
    }
    assertThat(feed(shuffled, readings, 60 * A_SECOND)).isEqualTo(sorted).hasSizeGreaterThan(20);
    assertThat(side(JobTags.DEAD_LETTERS)).isEmpty();
  }

  private List<AlertEvent> feed(
      List<Long> times, TreeMap<Long, Double> readings, long outOfOrderness) throws Exception {
    long latest = 0;
    for (long at : times) {
      read(readings.get(at), at, 1);
      latest = Math.max(latest, at);
      harness.watermark(latest - outOfOrderness - 1);
    }
    harness.watermark(latest + 10 * A_MINUTE);
    return alerts();
  }

  private void read(double value, long observedAtMillis, long version) throws Exception {
    Instant at = Instant.ofEpochMilli(observedAtMillis);
    Reading reading = new Reading("wl-01", "level", value, at, at.plusSeconds(1), version);
    Message message =
        new Message(
            "city.telemetry.v1",
            0,
            offset++,
            "wl-01",
            Codecs.READING.encode(reading),
            observedAtMillis + 2 * A_SECOND);
    harness.processElement(new ReceivedReading(reading, message, null), observedAtMillis);
  }

  private void publish(CityFiles files) throws Exception {
    CityParts parts = CityCutter.cut(files, manifest, Testville.FOUNDED, "tester");
    for (CityMessage message : parts.messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
    manifest = Optional.of(parts.manifest());
  }

  private List<AlertEvent> alerts() {
    return harness.extractOutputValues();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var output = harness.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(record -> record.getValue()).toList();
  }

  private static KeyedBroadcastOperatorTestHarness<String, ReceivedReading, CityPart, AlertEvent>
      harness() throws Exception {
    SensorFunction function =
        new SensorFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90));
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
        SensorFunction::key,
        Types.STRING,
        1,
        1,
        0);
  }
}
