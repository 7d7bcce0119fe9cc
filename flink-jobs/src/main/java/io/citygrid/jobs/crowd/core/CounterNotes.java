package io.citygrid.jobs.crowd.core;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.live.crowd.CountedWindow;
import io.citygrid.live.crowd.CounterFault;
import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.CrowdMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the counts of each counter of an area in one window. */
public final class CounterNotes {
  private static final long MILLIS_PER_SECOND = 1_000;

  private CounterNotes() {}

  /**
   * The notes.
   *
   * @param measure what the window came to; its version is theirs
   */
  public static List<QualityNote> of(
      CountedWindow window, CrowdMeasure measure, long windowMillis) {
    List<QualityNote> notes = new ArrayList<>();
    measure
        .counters()
        .forEach(
            (counter, faults) ->
                notes.add(note(counter, window.inOrder(counter), faults, measure, windowMillis)));
    return notes;
  }

  /** Counts and faults stand in the same order. */
  private static QualityNote note(
      String counter,
      List<CounterTold> counts,
      List<CounterFault> judged,
      CrowdMeasure measure,
      long windowMillis) {
    Map<SourceFault, Long> faults = new EnumMap<>(SourceFault.class);
    GoodValue good = null;
    long usable = 0;
    Long delay = null;
    for (int i = 0; i < counts.size(); i++) {
      CounterTold told = counts.get(i);
      delay = least(delay, told.receivedAtMillis() - told.count().untilMillis());
      if (judged.get(i) == CounterFault.NONE) {
        usable++;
        good = good(told);
      } else {
        faults.merge(SourceFault.valueOf(judged.get(i).name()), 1L, Long::sum);
      }
    }
    return new QualityNote(
        SourceKind.COUNTER,
        counter,
        "",
        NoteTeller.JUDGEMENT,
        Instant.ofEpochMilli(measure.startMillis()),
        windowMillis / MILLIS_PER_SECOND,
        measure.version(),
        usable,
        faults.entrySet().stream()
            .map(entry -> new FaultCount(entry.getKey(), entry.getValue()))
            .toList(),
        good,
        delay);
  }

  private static GoodValue good(CounterTold told) {
    Instant at = Instant.ofEpochMilli(told.count().fromMillis());
    return told.directed()
        ? new GoodValue("in, out", told.count().in() + ", " + told.count().out(), at)
        : new GoodValue("passing", Long.toString(told.count().in()), at);
  }

  private static Long least(@Nullable Long known, long other) {
    return known == null || Math.abs(other) < Math.abs(known) ? Long.valueOf(other) : known;
  }
}
