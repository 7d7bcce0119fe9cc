package io.citygrid.jobs.traffic;

import io.citygrid.city.Detector;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedObservation;
import io.citygrid.jobs.traffic.core.ClosedInterval;
import io.citygrid.jobs.traffic.core.DetectorInterval;
import io.citygrid.jobs.traffic.core.LaneJoin;
import io.citygrid.jobs.traffic.core.LaneNotes;
import io.citygrid.jobs.traffic.core.LaneValue;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.jobs.traffic.core.TrafficMetrics;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import io.citygrid.live.traffic.LaneSample;
import io.citygrid.live.traffic.StuckWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Joins flow, speed and occupancy of one detector's lanes and tells, at the end of each interval in
 * event time, what passed. What comes late tells the interval again as long as it is corrected,
 * else it is a dead letter; a second value for the same lane, quantity and time is a repeat, also
 * for {@link #REPEATS_KNOWN_MILLIS} after its interval was closed.
 */
public final class DetectorFunction extends TrafficDecision<ReceivedObservation, RoadSample> {
  /** A sender that got no answer tries again within this time, in event time. */
  static final long REPEATS_KNOWN_MILLIS = 3_600_000;

  private static final long serialVersionUID = 1L;

  private transient MapState<Long, DetectorInterval> intervals;
  private transient MapState<Long, ClosedInterval> closedIntervals;
  private transient MapState<Integer, StuckWatch> lanes;
  private transient ValueState<NoteBook> refused;

  public DetectorFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedObservation.class), patience, stateTtl);
  }

  static String key(ReceivedObservation received) {
    return observation(received).detectorId();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    intervals = lastingMap("intervals", Types.LONG, TypeInformation.of(DetectorInterval.class));
    closedIntervals = lastingMap("closed", Types.LONG, TypeInformation.of(ClosedInterval.class));
    lanes = lastingMap("lanes", Types.INT, TypeInformation.of(StuckWatch.class));
    refused = lastingValue("refused", TypeInformation.of(NoteBook.class));
  }

  @Override
  protected long version(ReceivedObservation received) {
    return observation(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedObservation received,
      TrafficGround ground,
      ReadOnlyContext context,
      Collector<RoadSample> out)
      throws Exception {
    DetectorObservation observation = observation(received);
    if (ground.city().findDetector(observation.detectorId()).isEmpty()) {
      refuse(received, unknown(observation), context);
      return;
    }
    long at = observation.observedAt().toEpochMilli();
    long interval = ground.intervalOf(at);
    LaneValue value =
        new LaneValue(observation.lane(), observation.quantity(), at, observation.value());
    if (context.timerService().currentWatermark() >= ground.closedAt(interval)) {
      ClosedInterval closed = closedIntervals.get(interval);
      if (closed != null && closed.has(interval, value)) {
        metrics().count("observations_repeated");
      } else {
        noteLate(observation, context);
        refuse(received, late(interval), context);
      }
      return;
    }
    DetectorInterval known = intervals.get(interval);
    DetectorInterval before = known == null ? DetectorInterval.NEW : known;
    if (before.has(value)) {
      metrics().count("observations_repeated");
      return;
    }
    metrics().count("observations_decided");
    remember(observation.cityVersion());
    DetectorInterval after = before.with(value);
    intervals.put(interval, after);
    context.timerService().registerEventTimeTimer(ground.closedAt(interval));
    if (after.published()) {
      tell(interval, after, ground, context, out);
    } else {
      context.timerService().registerEventTimeTimer(interval + ground.intervalMillis());
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<RoadSample> out)
      throws Exception {
    Optional<TrafficGround> ground = ground();
    if (ground.isEmpty()) {
      return;
    }
    List<Long> ended = new ArrayList<>();
    List<Long> closed = new ArrayList<>();
    List<Long> forgotten = new ArrayList<>();
    for (Map.Entry<Long, DetectorInterval> entry : intervals.entries()) {
      boolean isEnded = entry.getKey() + ground.get().intervalMillis() <= timestamp;
      if (isEnded && !entry.getValue().published()) {
        ended.add(entry.getKey());
      }
      if (ground.get().closedAt(entry.getKey()) <= timestamp) {
        closed.add(entry.getKey());
      }
    }
    ended.sort(Long::compare);
    for (long interval : ended) {
      DetectorInterval after = ended(Objects.requireNonNull(intervals.get(interval)), ground.get());
      intervals.put(interval, after);
      tell(interval, after, ground.get(), context, out);
    }
    for (long interval : closed) {
      close(interval, Objects.requireNonNull(intervals.get(interval)), ground.get(), context);
    }
    for (long interval : closedIntervals.keys()) {
      if (forgottenAt(interval, ground.get()) <= timestamp) {
        forgotten.add(interval);
      }
    }
    for (long interval : forgotten) {
      closedIntervals.remove(interval);
    }
  }

  private void close(
      long interval, DetectorInterval told, TrafficGround ground, ReadOnlyContext context)
      throws Exception {
    closedIntervals.put(interval, ClosedInterval.of(interval, told));
    intervals.remove(interval);
    context.timerService().registerEventTimeTimer(forgottenAt(interval, ground));
  }

  private static long forgottenAt(long interval, TrafficGround ground) {
    return ground.closedAt(interval) + REPEATS_KNOWN_MILLIS;
  }

  /** The interval is over: which lanes are stuck is decided by what came until now. */
  private DetectorInterval ended(DetectorInterval interval, TrafficGround ground) throws Exception {
    List<Integer> stuck = new ArrayList<>();
    for (Map.Entry<LaneJoin.At, LaneSample> entry :
        LaneJoin.samples(interval.values()).entrySet()) {
      int lane = entry.getKey().lane();
      StuckWatch known = lanes.get(lane);
      StuckWatch watch =
          (known == null ? StuckWatch.NEW : known)
              .with(entry.getValue(), entry.getKey().atMillis());
      lanes.put(lane, watch);
      if (watch.isStuck(ground.rules().detectors()) && !stuck.contains(lane)) {
        stuck.add(lane);
      }
    }
    return new DetectorInterval(interval.values(), List.copyOf(stuck), true);
  }

  private void tell(
      long interval,
      DetectorInterval told,
      TrafficGround ground,
      ReadOnlyContext context,
      Collector<RoadSample> out) {
    Optional<Detector> detector = ground.city().findDetector(context.getCurrentKey());
    Optional<Segment> segment =
        detector.flatMap(known -> ground.city().roads().findSegment(known.segment()));
    if (segment.isEmpty()) {
      return;
    }
    SortedMap<LaneJoin.At, LaneSample> samples = LaneJoin.samples(told.values());
    LaneJoin.Passed passed =
        LaneJoin.passed(
            samples,
            told.stuckLanes(),
            segment.get().lengthMeters(),
            ground.intervalMillis(),
            ground.rules().detectors());
    SegmentSample sample =
        new SegmentSample(
            segment.get().road(),
            segment.get().id(),
            interval,
            context.getCurrentKey(),
            passed.mean(),
            passed.flowPerHour(),
            told.values().size(),
            ground.city().version().city());
    out.collect(new RoadSample(sample));
    context.output(
        JobTags.METRICS,
        TrafficMetrics.usable(
            context.getCurrentKey(), passed.usableShare(), interval, told.values().size()));
    LaneNotes.of(
            context.getCurrentKey(),
            interval,
            told,
            ground.intervalMillis(),
            ground.rules().detectors())
        .forEach(note -> context.output(JobTags.QUALITY, note));
  }

  /** Too late to be joined with the others, so that all that is known of it is that it came. */
  private void noteLate(DetectorObservation observation, ReadOnlyContext context) throws Exception {
    NoteBook known = refused.value();
    long at = observation.observedAt().toEpochMilli();
    NoteBook.Step step =
        (known == null ? NoteBook.NEW : known)
            .with(
                Heard.refused(
                    Heard.countedAt(at, context.timerService().currentWatermark()),
                    observation.receivedAt().toEpochMilli() - at,
                    SourceFault.LATE,
                    Objects.hash(at, observation.lane(), observation.quantity().ordinal())));
    refused.update(step.after());
    OpenNote.About about =
        new OpenNote.About(
            SourceKind.DETECTOR, context.getCurrentKey(), "", NoteTeller.INTAKE, "", "");
    step.told()
        .forEach(
            note -> context.output(JobTags.QUALITY, note.note(about, NoteBook.INTERVAL_MILLIS)));
  }

  private static Refusal unknown(DetectorObservation observation) {
    return new Refusal(
        DeadLetterReason.UNKNOWN_DEVICE,
        "detectorId",
        "the city has no detector " + observation.detectorId());
  }

  private static Refusal late(long interval) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after the interval of %s was closed".formatted(Instant.ofEpochMilli(interval)));
  }

  private static DetectorObservation observation(ReceivedObservation received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
