package io.citygrid.jobs.traffic;

import io.citygrid.city.event.MetricValue;
import io.citygrid.jobs.state.TimeToLive;
import io.citygrid.jobs.traffic.core.RoadShare;
import io.citygrid.jobs.traffic.core.TrafficMetrics;
import io.citygrid.live.traffic.NetworkTraffic;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the roads of one area. What roads tell until event time moves on is published together;
 * its version grows with theirs.
 */
public final class AreaFunction extends KeyedProcessFunction<String, RoadShare, MetricValue> {
  private static final long serialVersionUID = 1L;

  private final Duration stateTtl;
  private transient MapState<String, RoadShare> shares;
  private transient MapState<Long, Boolean> changed;

  public AreaFunction(Duration stateTtl) {
    this.stateTtl = stateTtl;
  }

  @Override
  public void open(OpenContext context) {
    StateTtlConfig ttl = TimeToLive.ofPassing(stateTtl);
    var byRoad =
        new MapStateDescriptor<>("shares", Types.STRING, TypeInformation.of(RoadShare.class));
    byRoad.enableTimeToLive(ttl);
    shares = getRuntimeContext().getMapState(byRoad);
    var untold = new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN);
    untold.enableTimeToLive(ttl);
    changed = getRuntimeContext().getMapState(untold);
  }

  @Override
  public void processElement(RoadShare share, Context context, Collector<MetricValue> out)
      throws Exception {
    if (context.timerService().currentWatermark() >= share.closedAtMillis()) {
      return;
    }
    shares.put(share.intervalMillis() + "/" + share.road(), share);
    changed.put(share.intervalMillis(), true);
    context.timerService().registerEventTimeTimer(context.timerService().currentWatermark() + 1);
    context.timerService().registerEventTimeTimer(share.closedAtMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MetricValue> out)
      throws Exception {
    SortedMap<Long, SortedMap<String, RoadShare>> byInterval = new TreeMap<>();
    for (RoadShare share : shares.values()) {
      byInterval
          .computeIfAbsent(share.intervalMillis(), interval -> new TreeMap<>())
          .put(share.road(), share);
    }
    for (Map.Entry<Long, SortedMap<String, RoadShare>> entry : byInterval.entrySet()) {
      if (changed.contains(entry.getKey())) {
        changed.remove(entry.getKey());
        publish(context.getCurrentKey(), entry.getKey(), entry.getValue(), out);
      }
      forgetClosed(entry.getKey(), entry.getValue(), timestamp);
    }
  }

  /** In the order of the roads, so that the sums do not depend on arrival. */
  private void publish(
      String area, long interval, SortedMap<String, RoadShare> roads, Collector<MetricValue> out) {
    NetworkTraffic traffic = NetworkTraffic.NONE;
    long version = 0;
    for (RoadShare share : roads.values()) {
      traffic = traffic.plus(share.traffic());
      version += share.version();
    }
    RoadShare any = roads.values().iterator().next();
    TrafficMetrics.ofNetwork("area/" + area, traffic, any.indexRatios(), interval, version)
        .forEach(out::collect);
  }

  private void forgetClosed(long interval, SortedMap<String, RoadShare> roads, long timestamp)
      throws Exception {
    if (roads.values().iterator().next().closedAtMillis() <= timestamp) {
      for (String road : roads.keySet()) {
        shares.remove(interval + "/" + road);
      }
    }
  }
}
