package io.citygrid.jobs.crowd;

import io.citygrid.jobs.crowd.core.DeviceSketch;
import io.citygrid.jobs.crowd.core.HeardTimes;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.state.TimeToLive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts the devices that were heard in one place, each once, over a time that slides by windows:
 * one sketch for each minute, put together at the end of a window. What comes late tells the window
 * again with a higher version as long as it is corrected; after that it is counted and forgotten.
 */
public final class PresenceFunction extends KeyedProcessFunction<String, PlaceDevices, PlaceHeard> {
  private static final long serialVersionUID = 1L;

  private final Duration stateTtl;
  private transient MapState<Long, byte[]> slices;

  /** How often each window was told, by its end; 0 when it is to be told. */
  private transient MapState<Long, Long> told;

  private transient MapState<Long, Boolean> changed;

  /** What the city says of the place; no device is named in it. */
  private transient ValueState<PlacePing> newest;

  private transient DomainMetrics metrics;

  public PresenceFunction(Duration stateTtl) {
    this.stateTtl = stateTtl;
  }

  @Override
  public void open(OpenContext context) {
    StateTtlConfig ttl = TimeToLive.ofPassing(stateTtl);
    var byMinute =
        new MapStateDescriptor<>(
            "slices", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    byMinute.enableTimeToLive(ttl);
    slices = getRuntimeContext().getMapState(byMinute);
    var byEnd = new MapStateDescriptor<>("told", Types.LONG, Types.LONG);
    byEnd.enableTimeToLive(ttl);
    told = getRuntimeContext().getMapState(byEnd);
    var untold = new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN);
    untold.enableTimeToLive(ttl);
    changed = getRuntimeContext().getMapState(untold);
    var last = new ValueStateDescriptor<>("newest", RecordType.ofRecord(PlacePing.class));
    last.enableTimeToLive(ttl);
    newest = getRuntimeContext().getState(last);
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(PlaceDevices devices, Context context, Collector<PlaceHeard> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    HeardTimes times = devices.times();
    long slice = devices.minuteMillis();
    byte[] known = slices.get(slice);
    PlacePing latest = newest.value();
    boolean isNewCity = latest == null || devices.cityVersion() > latest.cityVersion();
    boolean isOfUse = false;
    for (long end = times.firstEndAfter(slice);
        times.isThere(slice, end);
        end += times.windowMillis()) {
      if (watermark >= end + times.correctableMillis()) {
        continue;
      }
      isOfUse = true;
      // The first devices of a minute saw to it that all windows to come are told.
      if (known == null || isNewCity || end <= watermark) {
        changed.put(end, true);
        context.timerService().registerEventTimeTimer(Math.max(end, watermark + 1));
        context.timerService().registerEventTimeTimer(end + times.correctableMillis());
      }
    }
    if (!isOfUse) {
      metrics.count("pings_late", devices.pings());
      return;
    }
    slices.put(slice, DeviceSketch.merged(known, devices.sketch()));
    if (known == null || isNewCity) {
      context.timerService().registerEventTimeTimer(forgottenAt(slice, times));
    }
    if (isNewCity) {
      newest.update(new PlacePing(devices.place(), "", slice, times, devices.cityVersion()));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PlaceHeard> out)
      throws Exception {
    PlacePing ping = newest.value();
    if (ping == null) {
      return;
    }
    for (long end : ends()) {
      if (end <= timestamp) {
        changed.remove(end);
        out.collect(heard(end, ping));
      }
    }
    forget(timestamp, ping.times());
  }

  /** When no window is corrected any more that a slice counts in. */
  private static long forgottenAt(long slice, HeardTimes times) {
    return times.firstEndAfter(slice) + times.heardMillis() + times.correctableMillis();
  }

  private List<Long> ends() throws Exception {
    List<Long> ends = new ArrayList<>();
    changed.keys().forEach(ends::add);
    ends.sort(Long::compare);
    return ends;
  }

  private PlaceHeard heard(long end, PlacePing ping) throws Exception {
    List<byte[]> there = new ArrayList<>();
    for (Map.Entry<Long, byte[]> slice : slices.entries()) {
      if (ping.times().isThere(slice.getKey(), end)) {
        there.add(slice.getValue());
      }
    }
    long version = Objects.requireNonNullElse(told.get(end), 0L) + 1;
    told.put(end, version);
    return new PlaceHeard(
        ping.place(),
        end - ping.times().windowMillis(),
        ping.times().windowMillis() / 1_000,
        DeviceSketch.heard(there, version),
        ping.cityVersion());
  }

  private void forget(long timestamp, HeardTimes times) throws Exception {
    List<Long> closed = new ArrayList<>();
    for (long end : told.keys()) {
      if (end + times.correctableMillis() <= timestamp) {
        closed.add(end);
      }
    }
    for (long end : closed) {
      told.remove(end);
    }
    List<Long> old = new ArrayList<>();
    for (long slice : slices.keys()) {
      if (forgottenAt(slice, times) <= timestamp) {
        old.add(slice);
      }
    }
    for (long slice : old) {
      slices.remove(slice);
    }
    if (slices.isEmpty()) {
      newest.clear();
    }
  }
}
