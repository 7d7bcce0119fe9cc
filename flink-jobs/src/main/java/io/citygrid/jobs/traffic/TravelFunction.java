package io.citygrid.jobs.traffic;

import io.citygrid.city.view.TravelView;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.traffic.core.RoadSpeeds;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.TravelTelling;
import io.citygrid.live.traffic.travel.RouteMemory;
import io.citygrid.live.traffic.travel.SegmentPast;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Tells how long one drives along the city's watched routes, as all its roads are in an interval.
 * An interval is told as soon as event time has passed its end, and again with a higher version
 * when late input has changed a speed that counts in it: together with the next interval, or when
 * that would begin, so that ways are not searched for anew with every vehicle that comes late. Once
 * closed it is told for the last time and learned from.
 */
public final class TravelFunction extends TrafficDecision<TravelSample, TravelView> {
  private static final long serialVersionUID = 1L;

  /** Of segments, as far back as an open interval may need. */
  private transient MapState<String, SegmentPast> pasts;

  /** Intervals that are not closed, by their start, and whether they were told. */
  private transient MapState<Long, Boolean> told;

  /** Intervals that have changed since they were told. */
  private transient MapState<Long, Boolean> changed;

  /** Of routes. */
  private transient MapState<String, RouteMemory> memories;

  public TravelFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(TravelSample.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    pasts = lastingMap("pasts", Types.STRING, TypeInformation.of(SegmentPast.class));
    memories = lastingMap("memories", Types.STRING, TypeInformation.of(RouteMemory.class));
    told = passingMap("told", Types.LONG, Types.BOOLEAN);
    changed = passingMap("changed", Types.LONG, Types.BOOLEAN);
  }

  @Override
  protected long version(TravelSample sample) {
    return sample.content().cityVersion();
  }

  @Override
  protected void decide(
      TravelSample sample, TrafficGround ground, ReadOnlyContext context, Collector<TravelView> out)
      throws Exception {
    RoadSpeeds road = sample.content();
    long interval = road.intervalMillis();
    long watermark = context.timerService().currentWatermark();
    if (watermark >= ground.closedAt(interval)) {
      return;
    }
    remember(road.cityVersion());
    for (RoadSpeeds.ToldSpeed each : road.speeds()) {
      SegmentPast past = pasts.get(each.segment());
      pasts.put(each.segment(), (past == null ? SegmentPast.NONE : past).with(each.speed()));
    }
    if (!told.contains(interval)) {
      told.put(interval, false);
      context.timerService().registerEventTimeTimer(ground.closedAt(interval));
    }
    boolean isAnyTold = false;
    for (Map.Entry<Long, Boolean> open : told.entries()) {
      long since = open.getKey() - interval;
      if (since >= 0 && since < TravelTelling.heldMillis(ground)) {
        changed.put(open.getKey(), true);
        isAnyTold |= open.getValue();
      }
    }
    if (!Boolean.TRUE.equals(told.get(interval))) {
      // By then every road has told it.
      long end = interval + ground.intervalMillis();
      context.timerService().registerEventTimeTimer(Math.max(end, watermark + 1));
    }
    if (isAnyTold) {
      // After a restart event time begins anew: then from this interval on.
      long now = Math.max(watermark, interval);
      context
          .timerService()
          .registerEventTimeTimer(ground.intervalOf(now) + ground.intervalMillis());
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<TravelView> out)
      throws Exception {
    Optional<TrafficGround> found = ground();
    if (found.isEmpty()) {
      return;
    }
    TrafficGround ground = found.get();
    SortedMap<Long, Boolean> open = new TreeMap<>();
    told.entries().forEach(each -> open.put(each.getKey(), each.getValue()));
    boolean isNextDue =
        timestamp == ground.intervalOf(timestamp)
            || open.headMap(timestamp - ground.intervalMillis() + 1).containsValue(false);
    Map<String, SegmentPast> known = new HashMap<>();
    for (long interval : open.keySet()) {
      boolean isOver = interval + ground.intervalMillis() <= timestamp;
      boolean isClosed = ground.closedAt(interval) <= timestamp;
      boolean isToTell = changed.contains(interval) && isOver && (isNextDue || isClosed);
      if (!isToTell && !isClosed) {
        continue;
      }
      if (known.isEmpty()) {
        pasts.entries().forEach(each -> known.put(each.getKey(), each.getValue()));
      }
      TravelTelling telling = new TravelTelling(ground, known, interval);
      Map<String, RouteMemory> learned = new HashMap<>();
      memories.entries().forEach(each -> learned.put(each.getKey(), each.getValue()));
      if (isToTell) {
        TravelTelling.Told said = telling.tell(learned);
        said.metrics().forEach(metric -> context.output(JobTags.METRICS, metric));
        said.views().forEach(out::collect);
        changed.remove(interval);
        told.put(interval, true);
      }
      if (isClosed) {
        memories.putAll(telling.close(learned));
        told.remove(interval);
        forget(interval + ground.intervalMillis() - TravelTelling.heldMillis(ground), known);
      }
    }
  }

  /** Nothing that began at this moment or before counts in an open interval. */
  private void forget(long millis, Map<String, SegmentPast> known) throws Exception {
    for (Map.Entry<String, SegmentPast> each : known.entrySet()) {
      SegmentPast since = each.getValue().since(millis);
      if (since != each.getValue()) {
        pasts.put(each.getKey(), since);
      }
    }
  }
}
