package io.citygrid.jobs.crowd;

import io.citygrid.jobs.crowd.core.HeardPlace;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.state.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * What builds before decision 0117 kept of a place, in maps of its minutes and windows; only ever
 * taken over and emptied.
 */
final class EarlierPlaces {
  private final MapState<Long, byte[]> slices;

  /** How often each window was told, by its end. */
  private final MapState<Long, Long> told;

  private final MapState<Long, Boolean> changed;
  private final ValueState<PlacePing> newest;

  EarlierPlaces(RuntimeContext context, StateTtlConfig timeToLive) {
    var byMinute =
        new MapStateDescriptor<>(
            "slices", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    byMinute.enableTimeToLive(timeToLive);
    slices = context.getMapState(byMinute);
    var byEnd = new MapStateDescriptor<>("told", Types.LONG, Types.LONG);
    byEnd.enableTimeToLive(timeToLive);
    told = context.getMapState(byEnd);
    var untold = new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN);
    untold.enableTimeToLive(timeToLive);
    changed = context.getMapState(untold);
    var last = new ValueStateDescriptor<>("newest", RecordType.ofRecord(PlacePing.class));
    last.enableTimeToLive(timeToLive);
    newest = context.getState(last);
  }

  /** Takes over what was kept of the place of the current key; null when nothing was. */
  @Nullable HeardPlace take() throws Exception {
    PlacePing ping = newest.value();
    if (ping == null) {
      return null;
    }
    List<HeardPlace.Minute> minutes = new ArrayList<>();
    for (Map.Entry<Long, byte[]> slice : slices.entries()) {
      minutes.add(new HeardPlace.Minute(slice.getKey(), slice.getValue()));
    }
    Map<Long, HeardPlace.Window> windows = new TreeMap<>();
    for (Map.Entry<Long, Long> window : told.entries()) {
      long end = window.getKey();
      windows.put(end, new HeardPlace.Window(end, window.getValue(), false));
    }
    for (long end : changed.keys()) {
      HeardPlace.Window known = windows.get(end);
      windows.put(end, new HeardPlace.Window(end, known == null ? 0 : known.told(), true));
    }
    slices.clear();
    told.clear();
    changed.clear();
    newest.clear();
    return new HeardPlace(minutes, List.copyOf(windows.values()), ping.times(), ping.cityVersion());
  }
}
