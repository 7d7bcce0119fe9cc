package io.citygrid.jobs.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.TimedDecision;
import io.citygrid.jobs.crowd.core.CrowdTold;
import io.citygrid.jobs.crowd.core.TrackMetrics;
import io.citygrid.jobs.crowd.core.TrackingGround;
import io.citygrid.jobs.kafka.ReceivedTrack;
import io.citygrid.live.crowd.TrackedPeople;
import io.citygrid.live.crowd.track.AreaTracking;
import io.citygrid.live.crowd.track.MeasuredFrame;
import io.citygrid.live.crowd.track.TrackedMeasure;
import io.citygrid.live.crowd.track.TrackedPast;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Follows the people of one measuring area. Frames are kept until their window is closed; a window
 * is measured when event time passes its end, and again, with all windows since, after a frame of
 * it came late. What comes after it was closed, is of the future or of a place that is none is
 * counted, noted of its measuring area where there is one, and forgotten: a dead letter would keep
 * where people were.
 */
public final class TrackFunction extends TimedDecision<ReceivedTrack, CrowdSample, TrackingGround> {
  private static final long serialVersionUID = 1L;
  private static final String UNUSABLE = "tracks_unusable";
  private static final String REASON = "reason";

  /** Those whose windows are not closed, by their time. */
  private transient MapState<Long, MeasuredFrame> frames;

  /** Windows that were measured, by their start: true when one has to be measured again. */
  private transient MapState<Long, Boolean> measured;

  /** Who was followed in the closed ones. */
  private transient ValueState<TrackedPast> past;

  /** What became of its frames. */
  private transient ValueState<NoteBook> notes;

  public TrackFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedTrack.class), patience, stateTtl);
  }

  static String key(ReceivedTrack received) {
    return frame(received).measuringAreaId();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    frames = lastingMap("frames", Types.LONG, TypeInformation.of(MeasuredFrame.class));
    measured = lastingMap("measured", Types.LONG, Types.BOOLEAN);
    past = lastingValue("past", TypeInformation.of(TrackedPast.class));
    notes = lastingValue("notes", TypeInformation.of(NoteBook.class));
  }

  @Override
  protected TrackingGround derive(IndexedCity city) {
    return new TrackingGround(city.city());
  }

  @Override
  protected long version(ReceivedTrack received) {
    return frame(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedTrack received,
      TrackingGround ground,
      ReadOnlyContext context,
      Collector<CrowdSample> out)
      throws Exception {
    TrackedFrame frame = frame(received);
    Optional<MeasuringArea> area = ground.city().findMeasuringArea(frame.measuringAreaId());
    if (area.isEmpty()) {
      metrics().count(UNUSABLE, REASON, "UNKNOWN");
      return;
    }
    if (frame.observedAt().isAfter(frame.receivedAt())) {
      metrics().count(UNUSABLE, REASON, "FUTURE");
      note(refused(frame, SourceFault.FUTURE, frame.receivedAt().toEpochMilli()), context);
      return;
    }
    long at = frame.observedAt().toEpochMilli();
    long watermark = context.timerService().currentWatermark();
    long window = ground.windowOf(at);
    if (watermark >= ground.closedAt(window)) {
      metrics().count(UNUSABLE, REASON, "LATE");
      note(refused(frame, SourceFault.LATE, Heard.countedAt(at, watermark)), context);
      return;
    }
    if (frames.contains(at)) {
      metrics().count("tracks_repeated");
      return;
    }
    metrics().count("tracks_decided");
    note(used(frame, ground), context);
    frames.put(at, MeasuredFrame.of(at, frame.people(), area.get(), ground.density(area.get())));
    remember(frame.cityVersion());
    if (watermark >= window + ground.windowMillis()) {
      measured.put(window, true);
    }
    context
        .timerService()
        .registerEventTimeTimer(Math.max(window + ground.windowMillis(), watermark + 1));
    context.timerService().registerEventTimeTimer(ground.closedAt(window));
  }

  /** A frame of so few people that they are not shown has no value that is told. */
  private static Heard used(TrackedFrame frame, TrackingGround ground) {
    int people = frame.people().size();
    boolean isShown = people == 0 || people >= ground.city().crowd().privacy().leastGroup();
    return Heard.used(
        frame.observedAt().toEpochMilli(),
        delayMillis(frame),
        isShown ? people : Double.NaN,
        Double.NaN);
  }

  private static Heard refused(TrackedFrame frame, SourceFault fault, long countedAt) {
    return Heard.refused(countedAt, delayMillis(frame), fault, frame.observedAt().toEpochMilli());
  }

  private static long delayMillis(TrackedFrame frame) {
    return Duration.between(frame.observedAt(), frame.receivedAt()).toMillis();
  }

  private void note(Heard heard, ReadOnlyContext context) throws Exception {
    NoteBook before = notes.value();
    NoteBook.Step step = (before == null ? NoteBook.NEW : before).with(heard);
    notes.update(step.after());
    OpenNote.About about =
        new OpenNote.About(
            SourceKind.MEASURING_AREA,
            context.getCurrentKey(),
            "",
            NoteTeller.JUDGEMENT,
            "people",
            "");
    step.told()
        .forEach(
            told -> context.output(JobTags.QUALITY, told.note(about, NoteBook.INTERVAL_MILLIS)));
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<CrowdSample> out)
      throws Exception {
    Optional<TrackingGround> ground = ground();
    if (ground.isEmpty()) {
      return;
    }
    Optional<MeasuringArea> area = ground.get().city().findMeasuringArea(context.getCurrentKey());
    SortedMap<Long, SortedMap<Long, MeasuredFrame>> windows = windows(ground.get());
    if (area.isPresent()) {
      measure(timestamp, area.get(), ground.get(), windows, context, out);
    }
    forget(timestamp, ground.get(), windows);
  }

  /** Measures the windows that have ended, the oldest first, as far as they are new or changed. */
  private void measure(
      long timestamp,
      MeasuringArea area,
      TrackingGround ground,
      SortedMap<Long, SortedMap<Long, MeasuredFrame>> windows,
      ReadOnlyContext context,
      Collector<CrowdSample> out)
      throws Exception {
    AreaTracking tracking = new AreaTracking(area, ground.rules());
    TrackedPast known = past.value();
    TrackedPast followed = known == null ? TrackedPast.NEW : known;
    boolean isChanged = false;
    for (var window : windows.entrySet()) {
      if (window.getKey() + ground.windowMillis() > timestamp) {
        break;
      }
      AreaTracking.Step step = tracking.next(followed, window.getKey(), window.getValue().values());
      followed = step.after();
      isChanged = isChanged || Boolean.TRUE.equals(measured.get(window.getKey()));
      if (isChanged || !measured.contains(window.getKey())) {
        tell(step.measure(), area, ground, context, out);
        measured.put(window.getKey(), false);
      }
      if (ground.closedAt(window.getKey()) <= timestamp) {
        past.update(followed);
      }
    }
  }

  private void tell(
      TrackedMeasure measure,
      MeasuringArea area,
      TrackingGround ground,
      ReadOnlyContext context,
      Collector<CrowdSample> out) {
    Optional<CrowdArea> crowd = ground.city().findCrowdArea(area.area());
    if (crowd.isEmpty()) {
      return;
    }
    TrackMetrics.of(area, crowd.get().kind(), measure, ground.city().crowd())
        .forEach(metric -> context.output(JobTags.METRICS, metric));
    out.collect(
        new CrowdSample(
            CrowdTold.of(
                crowd.get().id(),
                ground.crowdWindowOf(measure.startMillis()),
                new TrackedPeople(
                    area.id(),
                    measure.startMillis(),
                    measure.people(),
                    area.measured().areaSquareMeters(),
                    measure.in(),
                    measure.out(),
                    measure.framesShare(),
                    measure.version()),
                ground.city().version().city())));
  }

  private void forget(
      long timestamp,
      TrackingGround ground,
      SortedMap<Long, SortedMap<Long, MeasuredFrame>> windows)
      throws Exception {
    for (var window : windows.entrySet()) {
      if (ground.closedAt(window.getKey()) > timestamp) {
        break;
      }
      for (long at : window.getValue().keySet()) {
        frames.remove(at);
      }
      measured.remove(window.getKey());
    }
  }

  private SortedMap<Long, SortedMap<Long, MeasuredFrame>> windows(TrackingGround ground)
      throws Exception {
    SortedMap<Long, SortedMap<Long, MeasuredFrame>> windows = new TreeMap<>();
    for (Map.Entry<Long, MeasuredFrame> frame : frames.entries()) {
      windows
          .computeIfAbsent(ground.windowOf(frame.getKey()), start -> new TreeMap<>())
          .put(frame.getKey(), frame.getValue());
    }
    return windows;
  }

  private static TrackedFrame frame(ReceivedTrack received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
