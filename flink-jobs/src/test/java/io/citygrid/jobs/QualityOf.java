package io.citygrid.jobs;

import io.citygrid.city.event.QualityNote;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.QualityReason;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.live.quality.SourceTally;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What notes on a source come to by Testville's rules. */
public final class QualityOf {
  private QualityOf() {}

  /** The quality of the source that the notes are on. */
  public static SourceQuality source(List<QualityNote> notes) {
    SourceTally tally = SourceTally.NEW;
    for (QualityNote note : notes) {
      tally = tally.with(note, Testville.city().quality());
    }
    return tally.quality(
        notes.get(0).kind(), notes.get(0).source(), List.of("990100"), Testville.city().quality());
  }

  /** How often each fault came, by its name; of all parts together. */
  public static Map<String, Long> faults(SourceQuality quality) {
    return quality.reasons().stream()
        .collect(
            Collectors.groupingBy(
                reason -> reason.fault().name(), Collectors.summingLong(QualityReason::count)));
  }
}
