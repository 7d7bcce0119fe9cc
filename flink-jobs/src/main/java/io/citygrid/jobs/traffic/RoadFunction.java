package io.citygrid.jobs.traffic;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.PublishedSegment;
import io.citygrid.jobs.traffic.core.RoadInterval;
import io.citygrid.jobs.traffic.core.RoadShare;
import io.citygrid.jobs.traffic.core.RoadSpeeds;
import io.citygrid.jobs.traffic.core.RoadTraffic;
import io.citygrid.jobs.traffic.core.SegmentMemory;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.UntoldSegments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Gathers what was seen on the segments of one road. An interval is shown when event time passes
 * its end. Its metrics are told a millisecond of event time later: so all roads that end an
 * interval at the same moment are shown before the first of them is recorded. It is corrected with
 * higher versions by what comes later, until it is closed: at steps of event time, and at the
 * latest when the interval is settled or closed. Once it has settled, free flow is learned from it
 * and incidents are looked for.
 */
public final class RoadFunction extends TrafficDecision<RoadSample, AlertEvent> {
  private static final long serialVersionUID = 1L;

  /** What roads add to areas. */
  static final OutputTag<RoadShare> SHARES =
      new OutputTag<>("shares", TypeInformation.of(RoadShare.class));

  /** Traffic on segments, of which the latest is shown. */
  static final OutputTag<PublishedSegment> SEGMENTS =
      new OutputTag<>("segments", TypeInformation.of(PublishedSegment.class));

  /** Speeds of segments, for the travel times of a city that watches any. */
  static final OutputTag<TravelSample> SPEEDS =
      new OutputTag<>("speeds", TypeInformation.of(TravelSample.class));

  private transient MapState<Long, RoadInterval> intervals;
  private transient MapState<String, SegmentMemory> memories;

  /** What is to be told again of the intervals that were told. */
  private transient MapState<Long, UntoldSegments> untold;

  public RoadFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(RoadSample.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    intervals = lastingMap("intervals", Types.LONG, RecordType.ofRecord(RoadInterval.class));
    memories = lastingMap("memories", Types.STRING, RecordType.ofRecord(SegmentMemory.class));
    untold = passingMap("untold", Types.LONG, RecordType.ofRecord(UntoldSegments.class));
  }

  @Override
  protected long version(RoadSample sample) {
    return sample.content().cityVersion();
  }

  @Override
  protected void decide(
      RoadSample received, TrafficGround ground, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    long interval = received.content().intervalMillis();
    if (context.timerService().currentWatermark() >= ground.closedAt(interval)) {
      received.all().forEach(late -> metrics().count("samples_late"));
      return;
    }
    remember(version(received));
    RoadInterval known = intervals.get(interval);
    RoadInterval after = (known == null ? RoadInterval.NEW : known).with(received.all());
    if (known == null) {
      long end = interval + ground.intervalMillis();
      context.timerService().registerEventTimeTimer(end);
      context.timerService().registerEventTimeTimer(end + 1);
      context.timerService().registerEventTimeTimer(end + ground.settleMillis());
      context.timerService().registerEventTimeTimer(ground.closedAt(interval));
    }
    intervals.put(interval, after);
    if (after.published()) {
      UntoldSegments before = untold.get(interval);
      List<String> changed = received.all().stream().map(SegmentSample::segment).toList();
      untold.put(interval, (before == null ? UntoldSegments.NONE : before).with(changed));
      context
          .timerService()
          .registerEventTimeTimer(
              ground.correctedAfter(interval, context.timerService().currentWatermark()));
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    Optional<TrafficGround> found = ground();
    if (found.isEmpty()) {
      return;
    }
    TrafficGround ground = found.get();
    List<Long> known = new ArrayList<>();
    intervals.keys().forEach(known::add);
    known.sort(Long::compare);
    for (long interval : known) {
      RoadInterval seen = Objects.requireNonNull(intervals.get(interval));
      long end = interval + ground.intervalMillis();
      RoadInterval told = tell(interval, seen, timestamp, ground, context);
      if (!told.equals(seen)) {
        intervals.put(interval, told);
      }
      if (end + ground.settleMillis() == timestamp) {
        settle(interval, seen, ground, out);
      }
      if (ground.closedAt(interval) <= timestamp) {
        intervals.remove(interval);
      }
    }
  }

  /** Tells what is due of an interval, and says what of it was told by then. */
  private RoadInterval tell(
      long interval,
      RoadInterval seen,
      long timestamp,
      TrafficGround ground,
      ReadOnlyContext context)
      throws Exception {
    long end = interval + ground.intervalMillis();
    boolean isShownFirst = end <= timestamp && !seen.published();
    boolean isRecordedFirst = end < timestamp && !seen.recorded();
    UntoldSegments late = untold.get(interval);
    if (!isShownFirst && !isRecordedFirst && late == null) {
      return seen;
    }
    untold.remove(interval);
    Set<String> changed = late == null ? Set.of() : Set.copyOf(late.segments());
    RoadTraffic traffic =
        new RoadTraffic(context.getCurrentKey(), ground, remembered(), interval, seen);
    if (isShownFirst || late != null) {
      show(
          traffic, segment -> isShownFirst || changed.contains(segment), interval, ground, context);
    }
    if (isRecordedFirst || (late != null && seen.recorded())) {
      traffic
          .metrics(segment -> isRecordedFirst || changed.contains(segment))
          .forEach(metric -> context.output(JobTags.METRICS, metric));
    }
    RoadInterval shown = isShownFirst ? seen.afterPublishing() : seen;
    return isRecordedFirst ? shown.afterRecording() : shown;
  }

  private void show(
      RoadTraffic traffic,
      Predicate<String> hasNews,
      long interval,
      TrafficGround ground,
      ReadOnlyContext context) {
    List<PublishedSegment> views = traffic.views(hasNews);
    views.forEach(view -> context.output(SEGMENTS, view));
    traffic.shares().forEach(share -> context.output(SHARES, share));
    if (!ground.city().watchedRoutes().isEmpty() && !views.isEmpty()) {
      RoadSpeeds speeds =
          RoadSpeeds.of(context.getCurrentKey(), interval, views, ground.city().version().city());
      context.output(SPEEDS, new TravelSample(speeds));
    }
  }

  private void settle(
      long interval, RoadInterval seen, TrafficGround ground, Collector<AlertEvent> out)
      throws Exception {
    RoadTraffic.Settlement settlement =
        new RoadTraffic("", ground, remembered(), interval, seen).settle();
    memories.putAll(settlement.memories());
    for (AlertEvent alert : settlement.alerts()) {
      metrics().count("alerts", "state", alert.state().name());
      out.collect(alert);
    }
  }

  private Map<String, SegmentMemory> remembered() throws Exception {
    Map<String, SegmentMemory> remembered = new HashMap<>();
    for (Map.Entry<String, SegmentMemory> entry : memories.entries()) {
      remembered.put(entry.getKey(), entry.getValue());
    }
    return remembered;
  }
}
