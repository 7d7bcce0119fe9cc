package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.Cursor;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.BatchIndicators;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index against {@link BatchIndicators}, over records that could be. */
class IndicatorCountsTest {
  @TempDir Path directory;

  @Test
  void theIndexCountsWhatABatchOverTheRecordCounts() throws Exception {
    RandomRecord random = new RandomRecord(31);
    List<CaseEvent> record = random.events(500);
    Map<String, List<CaseEvent>> cases = BatchIndicators.lives(record);
    Map<Indicator, Integer> seen = new EnumMap<>(Indicator.class);
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.take(RandomRecord.recorded(record), Map.of(0, 1L));
      for (int i = 0; i < 20; i++) {
        Instant from = RandomRecord.FIRST.plus(Duration.ofDays(random.random().nextInt(300)));
        Instant to = from.plus(Duration.ofDays(1 + random.random().nextInt(60)));
        for (Indicator indicator : Indicator.ofCases()) {
          int batch = BatchIndicators.count(cases, indicator, from, to);
          int counted =
              index.ask(
                  searcher -> searcher.count(CaseQueries.counting(indicator, true, from, to)));
          assertThat(counted).as("%s in [%s, %s)", indicator, from, to).isEqualTo(batch);
          assertThat(listed(index, CaseQueries.counting(indicator, true, from, to)))
              .as("list behind %s", indicator)
              .hasSize(batch)
              .doesNotHaveDuplicates();
          seen.merge(indicator, batch, Integer::sum);
        }
      }
    }
    assertThat(seen)
        .allSatisfy((indicator, sum) -> assertThat(sum).as("%s", indicator).isPositive());
  }

  /** Ids on all pages of the list behind a number. */
  private static List<String> listed(ArchiveIndex index, Query query) throws IOException {
    List<String> ids = new ArrayList<>();
    Optional<Cursor> at = Optional.of(Cursor.START);
    while (at.isPresent()) {
      Cursor before = at.get();
      CasePage page = index.ask(searcher -> CasePage.of(searcher, query, before, 37));
      page.cases().forEach(found -> ids.add(found.id()));
      at = page.next();
    }
    return ids;
  }
}
