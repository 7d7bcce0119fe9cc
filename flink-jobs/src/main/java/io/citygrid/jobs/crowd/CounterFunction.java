package io.citygrid.jobs.crowd;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.CrowdTold;
import io.citygrid.jobs.kafka.ReceivedCount;
import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.PeopleCount;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Brings the counts of one counter to its area, each once. A count belongs to the window in which
 * it ends. One that comes after its window was closed is a dead letter; a second one of the same
 * time is a repeat, also for {@link #REPEATS_KNOWN_MILLIS} after that.
 */
public final class CounterFunction extends CityDecision<ReceivedCount, CrowdSample, CrowdGround> {
  /** A sender that got no answer tries again within this time, in event time. */
  static final long REPEATS_KNOWN_MILLIS = 3_600_000;

  private static final long serialVersionUID = 1L;
  private static final long MILLIS_PER_SECOND = 1_000;

  /** When each count is forgotten, by its start. */
  private transient MapState<Long, Long> known;

  /** What was refused of it. */
  private transient ValueState<NoteBook> refused;

  public CounterFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedCount.class), patience, stateTtl);
  }

  static String key(ReceivedCount received) {
    return count(received).counterId();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    known = lastingMap("known", Types.LONG, Types.LONG);
    refused = lastingValue("refused", TypeInformation.of(NoteBook.class));
  }

  @Override
  protected CrowdGround derive(IndexedCity city) {
    return new CrowdGround(city);
  }

  @Override
  protected long version(ReceivedCount received) {
    return count(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedCount received,
      CrowdGround ground,
      ReadOnlyContext context,
      Collector<CrowdSample> out)
      throws Exception {
    CrossingCount count = count(received);
    Optional<PeopleCounter> counter = ground.city().findCounter(count.counterId());
    if (counter.isEmpty()) {
      refuse(received, unknown(count), context);
      return;
    }
    long millis = count.seconds() * MILLIS_PER_SECOND;
    if (millis > ground.windowMillis()) {
      note(count, SourceFault.MALFORMED, context);
      refuse(received, tooLong(count, ground), context);
      return;
    }
    long from = count.observedAt().toEpochMilli();
    if (known.contains(from)) {
      metrics().count("counts_repeated");
      return;
    }
    long window = ground.windowOf(from + millis - 1);
    long closedAt = ground.closedAt(window);
    if (context.timerService().currentWatermark() >= closedAt) {
      note(count, SourceFault.LATE, context);
      refuse(received, late(window), context);
      return;
    }
    metrics().count("counts_decided");
    known.put(from, closedAt + REPEATS_KNOWN_MILLIS);
    context.timerService().registerEventTimeTimer(closedAt + REPEATS_KNOWN_MILLIS);
    out.collect(
        new CrowdSample(
            CrowdTold.of(
                counter.get().area(),
                window,
                told(count, millis, counter.get()),
                ground.city().version().city())));
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<CrowdSample> out)
      throws Exception {
    List<Long> forgotten = new ArrayList<>();
    for (Map.Entry<Long, Long> entry : known.entries()) {
      if (entry.getValue() <= timestamp) {
        forgotten.add(entry.getKey());
      }
    }
    for (long from : forgotten) {
      known.remove(from);
    }
  }

  /** A count is refused, so that its area never hears of it. */
  private void note(CrossingCount count, SourceFault fault, ReadOnlyContext context)
      throws Exception {
    NoteBook before = refused.value();
    long at = count.observedAt().toEpochMilli();
    long end = at + count.seconds() * MILLIS_PER_SECOND;
    NoteBook.Step step =
        (before == null ? NoteBook.NEW : before)
            .with(
                Heard.refused(
                    Heard.countedAt(at, context.timerService().currentWatermark()),
                    count.receivedAt().toEpochMilli() - end,
                    fault,
                    at));
    refused.update(step.after());
    OpenNote.About about =
        new OpenNote.About(
            SourceKind.COUNTER, context.getCurrentKey(), "", NoteTeller.INTAKE, "", "");
    step.told()
        .forEach(
            told -> context.output(JobTags.QUALITY, told.note(about, NoteBook.INTERVAL_MILLIS)));
  }

  private static CounterTold told(CrossingCount count, long millis, PeopleCounter counter) {
    Long in = count.isDirected() ? count.in() : count.passing();
    Long out = count.isDirected() ? count.out() : Long.valueOf(0);
    return new CounterTold(
        counter.id(),
        new PeopleCount(
            count.observedAt().toEpochMilli(),
            millis,
            Objects.requireNonNull(in, "a count tells in or passing"),
            Objects.requireNonNull(out, "a count that tells in tells out")),
        count.isDirected(),
        counter.widthMeters(),
        count.receivedAt().toEpochMilli());
  }

  private static Refusal unknown(CrossingCount count) {
    return new Refusal(
        DeadLetterReason.UNKNOWN_DEVICE,
        "counterId",
        "the city has no counter " + count.counterId());
  }

  private static Refusal tooLong(CrossingCount count, CrowdGround ground) {
    return new Refusal(
        DeadLetterReason.INVALID_VALUE,
        "seconds",
        "is %d, longer than the city's window of %d"
            .formatted(count.seconds(), ground.windowMillis() / MILLIS_PER_SECOND));
  }

  private static Refusal late(long window) {
    return new Refusal(
        DeadLetterReason.LATE,
        "observedAt",
        "comes after the window of %s was closed".formatted(Instant.ofEpochMilli(window)));
  }

  private static CrossingCount count(ReceivedCount received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
