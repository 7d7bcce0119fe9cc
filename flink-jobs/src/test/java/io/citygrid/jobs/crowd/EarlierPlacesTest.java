package io.citygrid.jobs.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.jobs.crowd.core.DeviceSketch;
import io.citygrid.jobs.crowd.core.HeardTimes;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What builds before decision 0117 kept of places is gone on with. */
class EarlierPlacesTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final HeardTimes TIMES = new HeardTimes(5 * MINUTE, 10 * MINUTE, 15 * MINUTE);

  private static PlaceDevices heard(String device, int minute) {
    byte[] sketch = DeviceSketch.with(null, device);
    return new PlaceDevices("cell/1", NINE_O_CLOCK + minute * MINUTE, sketch, 1, TIMES, 1);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, PlaceDevices, PlaceHeard> harness(
      KeyedProcessFunction<String, PlaceDevices, PlaceHeard> function) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(function), PlaceDevices::place, Types.STRING);
  }

  @Test
  void windowsThatWereToldAreCorrectedAndTheOthersTold() throws Exception {
    OperatorSubtaskState kept;
    try (var earlier = harness(new EarlierBuild())) {
      earlier.open();
      earlier.processElement(heard("a", 0), 0);
      kept = earlier.snapshot(1, 1);
    }
    try (var now = harness(new PresenceFunction(Duration.ofDays(1)))) {
      now.setup();
      now.initializeState(kept);
      now.open();
      now.processWatermark(NINE_O_CLOCK + 6 * MINUTE);
      now.processElement(heard("b", 1), 0);
      now.processWatermark(NINE_O_CLOCK + 12 * MINUTE);
      assertThat(now.extractOutputValues())
          .extracting(
              told ->
                  "%d: %d v%d"
                      .formatted(
                          (told.windowMillis() - NINE_O_CLOCK) / MINUTE,
                          Math.round(told.heard().estimate()),
                          told.heard().version()))
          .containsExactly("0: 2 v2", "5: 2 v1");
      now.processWatermark(NINE_O_CLOCK + 90 * MINUTE);

      assertThat(now.extractOutputValues()).hasSize(2);
      assertThat(now.numKeyedStateEntries()).isZero();
      assertThat(now.numEventTimeTimers()).isZero();
    }
  }

  /** Keeps what those builds kept of a device in the first minute, of which one window was told. */
  private static final class EarlierBuild
      extends KeyedProcessFunction<String, PlaceDevices, PlaceHeard> {
    private static final long serialVersionUID = 1L;

    private transient MapState<Long, byte[]> slices;
    private transient MapState<Long, Long> told;
    private transient MapState<Long, Boolean> changed;
    private transient ValueState<PlacePing> newest;

    private static <D extends StateDescriptor<?, ?>> D living(D descriptor) {
      descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
      return descriptor;
    }

    @Override
    public void open(OpenContext context) {
      slices =
          getRuntimeContext()
              .getMapState(
                  living(
                      new MapStateDescriptor<>(
                          "slices",
                          Types.LONG,
                          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
      told =
          getRuntimeContext()
              .getMapState(living(new MapStateDescriptor<>("told", Types.LONG, Types.LONG)));
      changed =
          getRuntimeContext()
              .getMapState(living(new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN)));
      newest =
          getRuntimeContext()
              .getState(
                  living(
                      new ValueStateDescriptor<>("newest", RecordType.ofRecord(PlacePing.class))));
    }

    @Override
    public void processElement(PlaceDevices devices, Context context, Collector<PlaceHeard> out)
        throws Exception {
      long first = devices.minuteMillis() + 5 * MINUTE;
      long second = first + 5 * MINUTE;
      slices.put(devices.minuteMillis(), devices.sketch());
      told.put(first, 1L);
      changed.put(second, true);
      newest.update(new PlacePing(devices.place(), "", devices.minuteMillis(), TIMES, 1));
      context.timerService().registerEventTimeTimer(second);
      context.timerService().registerEventTimeTimer(first + 15 * MINUTE);
      context.timerService().registerEventTimeTimer(second + 15 * MINUTE);
      context.timerService().registerEventTimeTimer(first + 25 * MINUTE);
    }
  }
}
