package io.citygrid.jobs.insight;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedNote;
import io.citygrid.live.quality.SourceTally;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Adds up the notes on one source, and tells after each what they come to. What stands at its place
 * and tells nothing for long is silent. Notes name no version of the city: they are judged under
 * the newest one that is known, and those on what it does not have say nothing.
 */
public final class QualityFunction
    extends CityDecision<ReceivedNote, SourceQuality, QualityGround> {
  private static final long serialVersionUID = 1L;
  private static final long NEWEST = 0;

  private transient ValueState<SourceTally> tally;

  public QualityFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedNote.class), patience, stateTtl);
  }

  static String key(ReceivedNote received) {
    return note(received).key();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    tally = lastingValue("tally", TypeInformation.of(SourceTally.class));
  }

  @Override
  protected QualityGround derive(IndexedCity city) {
    return new QualityGround(city);
  }

  @Override
  protected long version(ReceivedNote note) {
    return NEWEST;
  }

  @Override
  protected void decide(
      ReceivedNote received,
      QualityGround ground,
      ReadOnlyContext context,
      Collector<SourceQuality> out)
      throws Exception {
    QualityNote note = note(received);
    Optional<List<String>> path = ground.findAreaPath(note.kind(), note.source());
    if (path.isEmpty()) {
      metrics().count("quality_notes_elsewhere");
      return;
    }
    SourceTally known = tally.value();
    SourceTally before = known == null ? SourceTally.NEW : known;
    SourceTally after = before.with(note, ground.rules());
    if (after == before) {
      metrics().count("quality_notes_repeated");
      return;
    }
    metrics().count("quality_notes_counted");
    tally.update(after);
    if (note.kind().speaksAllDay()) {
      context.timerService().registerEventTimeTimer(ground.silentAt(after));
    }
    out.collect(after.quality(note.kind(), note.source(), path.get(), ground.rules()));
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<SourceQuality> out)
      throws Exception {
    SourceTally known = tally.value();
    Optional<QualityGround> ground = findCity(NEWEST);
    if (known == null
        || ground.isEmpty()
        || known.silent()
        || ground.get().silentAt(known) > timestamp) {
      return;
    }
    QualityNote any = known.notes().get(0);
    Optional<List<String>> path = ground.get().findAreaPath(any.kind(), any.source());
    if (path.isPresent()) {
      metrics().count("sources_silent", "kind", any.kind().name());
      SourceTally after = known.silenced();
      tally.update(after);
      out.collect(after.quality(any.kind(), any.source(), path.get(), ground.get().rules()));
    }
  }

  private static QualityNote note(ReceivedNote received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
