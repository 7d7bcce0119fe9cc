package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.evaluation.Measured;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twin: an archive that was made when the period was over and has heard nothing since. */
class NumbersAtEndTest {
  private static final Instant FROM = RandomRecord.FIRST.plus(Duration.ofDays(100));
  private static final Instant END = FROM.plus(Duration.ofDays(30));
  private static final Query ALL_CASES =
      new TermQuery(new Term(CaseDocument.KIND, CaseDocument.CASE));

  @TempDir Path directory;

  @Test
  void areWhatAnArchiveSaidWhenThePeriodWasOver() throws Exception {
    List<CaseEvent> record = new RandomRecord(53).events(900);
    List<CaseEvent> byThen = record.stream().filter(event -> event.at().isBefore(END)).toList();
    try (ArchiveIndex now = ArchiveIndex.open(directory.resolve("now"));
        ArchiveIndex then = ArchiveIndex.open(directory.resolve("then"))) {
      now.take(RandomRecord.recorded(record), Map.of(0, 1L));
      then.take(RandomRecord.recorded(byThen), Map.of(0, 1L));
      Map<Indicator, Measured> atEnd =
          now.ask(searcher -> NumbersAtEnd.of(searcher, ALL_CASES, FROM, END));

      int corrected = 0;
      for (Indicator indicator : Indicator.ofCases()) {
        long said = count(then, indicator);
        assertThat(atEnd.get(indicator).numerator()).as("%s", indicator).isEqualTo(said);
        corrected += said == count(now, indicator) ? 0 : 1;
      }
      assertThat(corrected).isPositive();
    }
  }

  private static long count(ArchiveIndex index, Indicator indicator) throws Exception {
    return index.ask(
        searcher -> (long) searcher.count(CaseQueries.counting(indicator, true, FROM, END)));
  }
}
