package io.citygrid.jobs.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.jobs.crowd.core.DeviceSketch;
import io.citygrid.jobs.crowd.core.HeardTimes;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of five minutes; who was heard in the last ten is there; corrected for fifteen. */
class PresenceFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final HeardTimes TIMES = new HeardTimes(5 * MINUTE, 10 * MINUTE, 15 * MINUTE);

  private KeyedOneInputStreamOperatorTestHarness<String, PlaceDevices, PlaceHeard> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PresenceFunction(Duration.ofDays(1))),
            PlaceDevices::place,
            Types.STRING);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void hear(String device, long minute) throws Exception {
    long at = NINE_O_CLOCK + minute * MINUTE;
    byte[] sketch = DeviceSketch.with(null, device);
    harness.processElement(new PlaceDevices("hot-area/square", at, sketch, 1, TIMES, 1), at);
  }

  private List<String> told() {
    return harness.extractOutputValues().stream()
        .map(
            heard ->
                "%d: %d v%d"
                    .formatted(
                        (heard.windowMillis() - NINE_O_CLOCK) / MINUTE,
                        Math.round(heard.heard().estimate()),
                        heard.heard().version()))
        .toList();
  }

  @Test
  void aDeviceIsThereForTheWindowsAfterItWasHeardAndOnce() throws Exception {
    hear("a", 0);
    hear("a", 1);
    hear("b", 3);
    hear("b", 7);
    harness.processWatermark(NINE_O_CLOCK + 60 * MINUTE);

    assertThat(told()).containsExactly("0: 2 v1", "5: 2 v1", "10: 1 v1");
  }

  @Test
  void whatComesLateTellsItsWindowsAgain() throws Exception {
    hear("a", 0);
    harness.processWatermark(NINE_O_CLOCK + 11 * MINUTE);
    hear("b", 1);
    hear("c", 2);
    harness.processWatermark(NINE_O_CLOCK + 12 * MINUTE);

    assertThat(told()).containsExactly("0: 1 v1", "5: 1 v1", "0: 3 v2", "5: 3 v2");
  }

  @Test
  void whatComesLateForAMinuteThatWasHeardOfTellsOnlyItsWindowsAgain() throws Exception {
    hear("a", 4);
    harness.processWatermark(NINE_O_CLOCK + 6 * MINUTE);
    hear("b", 4);
    hear("c", 4);
    harness.processWatermark(NINE_O_CLOCK + 7 * MINUTE);
    harness.processWatermark(NINE_O_CLOCK + 30 * MINUTE);

    assertThat(told()).containsExactly("0: 1 v1", "0: 3 v2", "5: 3 v1");
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void whatComesTooLateChangesNothingAndNothingIsLeft() throws Exception {
    hear("a", 0);
    harness.processWatermark(NINE_O_CLOCK + 50 * MINUTE);
    int told = told().size();
    hear("b", 1);
    harness.processWatermark(NINE_O_CLOCK + 90 * MINUTE);

    assertThat(told()).hasSize(told);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
