package io.citygrid.jobs.flow;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowView;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.TimedDecision;
import io.citygrid.jobs.flow.core.FlowGround;
import io.citygrid.jobs.flow.core.FlowTelling;
import io.citygrid.live.flow.FlowMatrix;
import io.citygrid.live.flow.FlowMemory;
import io.citygrid.live.flow.LevelTrip;
import io.citygrid.live.flow.PairFlow;
import io.citygrid.live.flow.PassedArea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Counts the trips between the areas of one level, all in one place, so that what flows out of one
 * area flows into another and small groups can be hidden for good. An interval is told when those
 * who came in it to stay have stayed, and again with a higher version when event time moves on
 * after what came late has changed it; once it is closed it is told for the last time, learned from
 * and forgotten. In an interval in which no trip of anybody ended nothing was measured, and nothing
 * is told.
 */
public final class FlowFunction extends TimedDecision<TripSample, FlowView, FlowGround> {
  private static final long serialVersionUID = 1L;

  private final FlowMover flowing;

  /** Of intervals that are not closed, by interval and codes. */
  private transient MapState<String, PairFlow> pairs;

  /** Likewise. */
  private transient MapState<String, PassedArea> passed;

  /** Intervals that are not closed, by their start, and whether they were told. */
  private transient MapState<Long, Boolean> told;

  /** Intervals that have changed since they were told. */
  private transient MapState<Long, Boolean> changed;

  private transient MapState<String, FlowMemory> memories;

  /**
   * @param flowing what the trips are of
   */
  public FlowFunction(
      FlowMover flowing, FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(TripSample.class), patience, stateTtl);
    this.flowing = flowing;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    pairs = passingMap("pairs", Types.STRING, TypeInformation.of(PairFlow.class));
    passed = passingMap("passed", Types.STRING, TypeInformation.of(PassedArea.class));
    told = passingMap("told", Types.LONG, Types.BOOLEAN);
    changed = passingMap("changed", Types.LONG, Types.BOOLEAN);
    memories = lastingMap("memories", Types.STRING, TypeInformation.of(FlowMemory.class));
  }

  @Override
  protected FlowGround derive(IndexedCity city) {
    return new FlowGround(city);
  }

  @Override
  protected long version(TripSample sample) {
    return sample.content().cityVersion();
  }

  @Override
  protected void decide(
      TripSample sample, FlowGround ground, ReadOnlyContext context, Collector<FlowView> out)
      throws Exception {
    LevelTrip trip = sample.content();
    long watermark = context.timerService().currentWatermark();
    long interval = ground.intervalOf(trip.arrivedMillis());
    if (watermark >= ground.closedAt(interval)) {
      metrics().count("trips_late");
      return;
    }
    metrics().count("trips", "change", trip.count() > 0 ? "FOUND" : "TAKEN_BACK");
    remember(trip.cityVersion());
    count(interval, trip);
    changed.put(interval, true);
    Boolean isTold = told.get(interval);
    if (isTold == null) {
      told.put(interval, false);
      context.timerService().registerEventTimeTimer(ground.closedAt(interval));
    }
    long next = Boolean.TRUE.equals(isTold) ? watermark + 1 : ground.toldAt(interval);
    context.timerService().registerEventTimeTimer(Math.max(next, watermark + 1));
  }

  private void count(long interval, LevelTrip trip) throws Exception {
    String key = interval + "/" + trip.from() + "/" + trip.to();
    PairFlow pair = pairs.get(key);
    pairs.put(
        key, (pair == null ? PairFlow.none(interval, trip.from(), trip.to()) : pair).with(trip));
    for (String area : trip.through()) {
      String place = interval + "/" + area;
      PassedArea known = passed.get(place);
      passed.put(
          place, (known == null ? new PassedArea(interval, area, 0) : known).plus(trip.count()));
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<FlowView> out)
      throws Exception {
    Optional<FlowGround> found = ground();
    if (found.isEmpty()) {
      return;
    }
    FlowGround ground = found.get();
    for (long interval : new TreeSet<>(intervals())) {
      boolean isClosed = ground.closedAt(interval) <= timestamp;
      boolean isTold = Boolean.TRUE.equals(told.get(interval));
      boolean isToBeTold = ground.toldAt(interval) <= timestamp && changed.contains(interval);
      if (!isClosed && !isToBeTold) {
        continue;
      }
      FlowMatrix matrix = matrix(interval, ground);
      if (matrix.trips() > 0 || isTold) {
        tell(interval, matrix, ground, context, out);
      }
      told.put(interval, true);
      changed.remove(interval);
      if (isClosed) {
        close(interval, matrix, ground);
      }
    }
  }

  private void tell(
      long interval,
      FlowMatrix matrix,
      FlowGround ground,
      ReadOnlyContext context,
      Collector<FlowView> out)
      throws Exception {
    FlowTelling telling =
        new FlowTelling(ground, flowing, context.getCurrentKey(), interval, matrix);
    // As of event time: the last word on an interval has the highest version in every run.
    long version =
        Math.min(context.timerService().currentWatermark(), ground.closedAt(interval))
            - ground.toldAt(interval)
            + 1;
    FlowTelling.Told said = telling.tell(memories(matrix), version);
    said.metrics().forEach(metric -> context.output(JobTags.METRICS, metric));
    said.views().forEach(out::collect);
  }

  private void close(long interval, FlowMatrix matrix, FlowGround ground) throws Exception {
    if (matrix.trips() > 0) {
      for (Map.Entry<String, FlowMemory> each : memories(matrix).entrySet()) {
        String area = each.getKey();
        memories.put(
            area,
            ground.outlook().closed(each.getValue(), interval, matrix.in(area), matrix.out(area)));
      }
    }
    List<String> over = new ArrayList<>();
    for (Map.Entry<String, PairFlow> each : pairs.entries()) {
      if (each.getValue().intervalMillis() == interval) {
        over.add(each.getKey());
      }
    }
    for (String key : over) {
      pairs.remove(key);
    }
    over.clear();
    for (Map.Entry<String, PassedArea> each : passed.entries()) {
      if (each.getValue().intervalMillis() == interval) {
        over.add(each.getKey());
      }
    }
    for (String key : over) {
      passed.remove(key);
    }
    told.remove(interval);
  }

  private List<Long> intervals() throws Exception {
    List<Long> intervals = new ArrayList<>();
    told.keys().forEach(intervals::add);
    return intervals;
  }

  private FlowMatrix matrix(long interval, FlowGround ground) throws Exception {
    List<PairFlow> counted = new ArrayList<>();
    for (PairFlow pair : pairs.values()) {
      if (pair.intervalMillis() == interval) {
        counted.add(pair);
      }
    }
    List<PassedArea> through = new ArrayList<>();
    for (PassedArea area : passed.values()) {
      if (area.intervalMillis() == interval) {
        through.add(area);
      }
    }
    return new FlowMatrix(counted, through, ground.city().crowd().privacy());
  }

  /** Of all areas that were ever left or come to: a flow of nobody is one too. */
  private Map<String, FlowMemory> memories(FlowMatrix matrix) throws Exception {
    Map<String, FlowMemory> known = new HashMap<>();
    matrix.areas().forEach(area -> known.put(area, FlowMemory.NEW));
    for (Map.Entry<String, FlowMemory> each : memories.entries()) {
      known.put(each.getKey(), each.getValue());
    }
    return known;
  }
}
