package io.citygrid.jobs.crowd;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.FeedNotes;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.flow.EarlierMovers;
import io.citygrid.jobs.flow.MoverTrips;
import io.citygrid.jobs.flow.MoversTogether;
import io.citygrid.jobs.kafka.ReceivedPing;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Says in which places a device was heard, and which trips it made. A ping that cannot be used
 * (from the future, too inaccurate, outside the city) is counted by its reason, and is no dead
 * letter: where somebody was is not kept.
 */
public final class PingFunction extends CityDecision<ReceivedPing, PlacedPing, CrowdGround> {
  private static final long serialVersionUID = 1L;
  private static final String UNUSABLE = "pings_unusable";

  /** All pings are of one source: who sent one is not kept. */
  private static final String FEED = "presence";

  private transient @Nullable ListState<FeedNotes> kept;
  private transient @Nullable FeedNotes feed;
  private transient MoverTrips trips;

  public PingFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(ReceivedPing.class), patience, stateTtl);
  }

  /** Devices are many, and little is kept of each: many of them share a key. */
  static String key(ReceivedPing received) {
    return MoversTogether.key(ping(received).pseudonym());
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    trips =
        new MoverTrips(
            new MoversTogether(
                getRuntimeContext().getState(passing(MoversTogether.descriptor())),
                isRestored() ? earlier() : null),
            metrics());
  }

  private EarlierMovers earlier() {
    return new EarlierMovers(
        getRuntimeContext().getState(passing(EarlierMovers.moverDescriptor())),
        getRuntimeContext().getState(passing(EarlierMovers.lookDescriptor())));
  }

  @Override
  protected CrowdGround derive(IndexedCity city) {
    return new CrowdGround(city);
  }

  @Override
  protected long version(ReceivedPing received) {
    return ping(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedPing received, CrowdGround ground, ReadOnlyContext context, Collector<PlacedPing> out)
      throws Exception {
    PresencePing ping = ping(received);
    if (ping.observedAt().isAfter(ping.receivedAt())) {
      metrics().count(UNUSABLE, "reason", "FUTURE");
      note(ping, SourceFault.FUTURE, context);
      return;
    }
    if (ping.position().accuracyMeters() > ground.rules().presence().worstAccuracyMeters()) {
      metrics().count(UNUSABLE, "reason", "INACCURATE");
      note(ping, SourceFault.INACCURATE, context);
      return;
    }
    trips.take(
        ping.pseudonym(),
        ground
            .flow()
            .fix(
                ping.observedAt().toEpochMilli(),
                ping.position().lon(),
                ping.position().lat(),
                ping.position().accuracyMeters()),
        ground.flow(),
        context);
    List<String> places = ground.placesOf(ping.position().point());
    metrics().count(places.isEmpty() ? "pings_elsewhere" : "pings_placed");
    note(ping, places.isEmpty() ? SourceFault.ELSEWHERE : null, context);
    if (!places.isEmpty()) {
      out.collect(
          new PlacedPing(
              places,
              ping.pseudonym(),
              ping.observedAt().toEpochMilli(),
              ground.heardTimes(),
              ground.city().version().city()));
    }
  }

  /**
   * What became of a ping counts here, not by key: devices are many, and none of them is a source.
   * Pings have no ids, so that one that is sent again counts again.
   */
  private void note(PresencePing ping, @Nullable SourceFault fault, ReadOnlyContext context) {
    long at = Math.min(ping.observedAt().toEpochMilli(), ping.receivedAt().toEpochMilli());
    Heard heard =
        fault == null
            ? Heard.used(at, null, ping.position().accuracyMeters(), Double.NaN)
            : Heard.disbelieved(at, fault);
    FeedNotes before = Objects.requireNonNull(feed, "it is made with the state");
    NoteBook.Step step = before.notes().with(heard);
    feed = new FeedNotes(before.part(), step.after());
    OpenNote.About about =
        new OpenNote.About(
            SourceKind.PRESENCE, FEED, before.part(), NoteTeller.JUDGEMENT, "accuracy", "m");
    step.told()
        .forEach(
            note -> context.output(JobTags.QUALITY, note.note(about, NoteBook.INTERVAL_MILLIS)));
  }

  /**
   * What others had noted before a restart is told already but for their last interval, which ends
   * there; each part that begins has a name of its own, so that none replaces another.
   */
  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    super.initializeState(context);
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    String begun =
        context.getRestoredCheckpointId().isPresent()
            ? "." + context.getRestoredCheckpointId().getAsLong()
            : "";
    feed = new FeedNotes(subtask + begun, NoteBook.NEW);
    try {
      ListState<FeedNotes> state =
          context
              .getOperatorStateStore()
              .getListState(new ListStateDescriptor<>("feed", TypeInformation.of(FeedNotes.class)));
      for (FeedNotes before : state.get()) {
        feed = before;
      }
      kept = state;
    } catch (Exception e) {
      throw new IllegalStateException("what was noted of pings cannot be read", e);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    ListState<FeedNotes> state = kept;
    FeedNotes now = feed;
    if (state == null || now == null) {
      return;
    }
    try {
      state.update(List.of(now));
    } catch (Exception e) {
      throw new IllegalStateException("what was noted of pings cannot be kept", e);
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<PlacedPing> out)
      throws Exception {
    trips.onEventTime(timestamp, context);
  }

  private static PresencePing ping(ReceivedPing received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
