package io.citygrid.jobs.crowd;

import io.citygrid.jobs.crowd.core.HeardPlace;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.state.TimeToLive;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts the devices that were heard in one place, each once, over a time that slides by windows:
 * one sketch for each minute, put together at the end of a window. What comes late tells the window
 * again with a higher version as long as it is corrected; after that it is counted and forgotten.
 *
 * <p>A place is one value that never changes, so that nothing of it is copied while a checkpoint is
 * written.
 */
public final class PresenceFunction extends KeyedProcessFunction<String, PlaceDevices, PlaceHeard>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final Duration stateTtl;
  private transient ValueState<HeardPlace> place;

  /** Null when nothing of an earlier build may be there. */
  private transient @Nullable EarlierPlaces earlier;

  private transient boolean isRestored;
  private transient DomainMetrics metrics;

  public PresenceFunction(Duration stateTtl) {
    this.stateTtl = stateTtl;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    isRestored = context.isRestored();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All state is keyed, and kept by Flink.
  }

  @Override
  public void open(OpenContext context) {
    StateTtlConfig ttl = TimeToLive.ofPassing(stateTtl);
    var kept = new ValueStateDescriptor<>("place", RecordType.ofRecord(HeardPlace.class));
    kept.enableTimeToLive(ttl);
    place = getRuntimeContext().getState(kept);
    earlier = isRestored ? new EarlierPlaces(getRuntimeContext(), ttl) : null;
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
  }

  private @Nullable HeardPlace known() throws Exception {
    HeardPlace known = place.value();
    return known == null && earlier != null ? earlier.take() : known;
  }

  @Override
  public void processElement(PlaceDevices devices, Context context, Collector<PlaceHeard> out)
      throws Exception {
    HeardPlace known = known();
    HeardPlace.Step step =
        HeardPlace.with(known, devices, context.timerService().currentWatermark());
    if (step == null) {
      metrics.count("pings_late", devices.pings());
      keep(known);
      return;
    }
    for (long timer : step.timers()) {
      context.timerService().registerEventTimeTimer(timer);
    }
    keep(step.after());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PlaceHeard> out)
      throws Exception {
    HeardPlace known = known();
    if (known == null) {
      return;
    }
    HeardPlace.Told told = known.at(context.getCurrentKey(), timestamp);
    told.told().forEach(out::collect);
    keep(told.after());
  }

  private void keep(@Nullable HeardPlace now) throws Exception {
    if (now == null) {
      place.clear();
    } else {
      place.update(now);
    }
  }
}
