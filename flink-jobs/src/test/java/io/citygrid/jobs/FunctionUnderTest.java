package io.citygrid.jobs;

import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * One deciding function over Testville, without a cluster.
 *
 * @param <R> what comes
 * @param <O> what is decided
 */
public final class FunctionUnderTest<R, O> implements AutoCloseable {
  private final KeyedBroadcastOperatorTestHarness<String, R, CityPart, O> harness;

  public FunctionUnderTest(
      KeyedBroadcastProcessFunction<String, R, CityPart, O> function, KeySelector<R, String> key)
      throws Exception {
    this(function, key, null);
  }

  /**
   * @param before where it goes on; null to begin with nothing
   */
  public FunctionUnderTest(
      KeyedBroadcastProcessFunction<String, R, CityPart, O> function,
      KeySelector<R, String> key,
      @Nullable OperatorSubtaskState before)
      throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
            key,
            Types.STRING,
            1,
            1,
            0);
    if (before != null) {
      harness.initializeState(before);
    }
    harness.open();
    for (CityMessage message :
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "tester")
            .messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  /** A message as it would stand in Kafka, written when it was received. */
  public static Message message(String topic, String key, byte[] payload, long writtenAtMillis) {
    return new Message(topic, 0, 0, key, payload, writtenAtMillis);
  }

  public void take(R record, long atMillis) throws Exception {
    harness.processElement(record, atMillis);
  }

  public void eventTime(long millis) throws Exception {
    harness.watermark(millis);
  }

  public List<O> decided() {
    return harness.extractOutputValues();
  }

  public <T> List<T> side(OutputTag<T> tag) {
    var output = harness.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(each -> each.getValue()).toList();
  }

  public OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** How many values of keyed state there are. */
  public int entriesKept() {
    var operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  public int eventTimeTimers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
