package io.citygrid.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.jobs.sensors.core.PendingReading;
import io.citygrid.jobs.sensors.core.SensorState;
import io.citygrid.jobs.sensors.core.WatchedMetric;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that Flink's own serializer wrote goes on under ours, and ours goes on under ours. */
class KeptStateTest {
  private static final TypeInformation<WatchedMetric> BY_FIELDS =
      TypeInformation.of(WatchedMetric.class);
  private static final TypeInformation<WatchedMetric> BY_LAYOUT =
      RecordType.ofRecord(WatchedMetric.class);

  /** Adds a pending reading for each that comes and tells what is kept then. */
  private static final class Keeping extends KeyedProcessFunction<String, Long, String> {
    private static final long serialVersionUID = 1L;
    private final TypeInformation<WatchedMetric> type;
    private transient ValueState<WatchedMetric> one;
    private transient ListState<WatchedMetric> all;

    Keeping(TypeInformation<WatchedMetric> type) {
      this.type = type;
    }

    @Override
    public void open(OpenContext context) {
      StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofDays(1)).build();
      ValueStateDescriptor<WatchedMetric> value = new ValueStateDescriptor<>("one", type);
      value.enableTimeToLive(ttl);
      one = getRuntimeContext().getState(value);
      ListStateDescriptor<WatchedMetric> list = new ListStateDescriptor<>("all", type);
      list.enableTimeToLive(ttl);
      all = getRuntimeContext().getListState(list);
    }

    @Override
    public void processElement(Long millis, Context context, Collector<String> out)
        throws Exception {
      WatchedMetric known = one.value();
      WatchedMetric now =
          new WatchedMetric(
              SensorState.NEW,
              known == null
                  ? List.of(new PendingReading(millis, 1.5, 3, true))
                  : List.of(known.pending().get(0), new PendingReading(millis, 2.5, 3, false)),
              List.of(millis));
      one.update(now);
      all.add(now);
      for (WatchedMetric each : all.get()) {
        out.collect(each.pending().toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stateOfAnEarlierBuildIsReadAndWrittenAnew(boolean onDisk) throws Exception {
    OperatorSubtaskState byFields = run(onDisk, BY_FIELDS, null, 1);
    OperatorSubtaskState byLayout = run(onDisk, BY_LAYOUT, byFields, 2);
    run(onDisk, BY_LAYOUT, byLayout, 3);
  }

  private static OperatorSubtaskState run(
      boolean onDisk,
      TypeInformation<WatchedMetric> type,
      OperatorSubtaskState before,
      int expectedInList)
      throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Keeping(type)), key -> "key", Types.STRING)) {
      StateBackend backend = onDisk ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
      harness.setStateBackend(backend);
      harness.setup(
          Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
      if (before != null) {
        harness.initializeState(before);
      }
      harness.open();
      harness.processElement((long) expectedInList, 0);
      assertThat(harness.extractOutputValues()).hasSize(expectedInList);
      assertThat(harness.extractOutputValues().get(0)).contains("value=1.5", "observedAtMillis=1");
      return harness.snapshot(1, 1);
    }
  }
}
