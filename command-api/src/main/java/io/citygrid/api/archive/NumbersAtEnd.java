package io.citygrid.api.archive;

import io.citygrid.casework.evaluation.CaseTrace;
import io.citygrid.casework.evaluation.CaseTraces;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Membership;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The numbers of a period as they were when it was over: of each case only the moves that were made
 * by then. What they differ from the numbers of today is what was corrected or caught up since.
 *
 * <p>A case that has not moved since counts as it does today; the events of the others are read. To
 * whom a case belongs is as it is today.
 */
public final class NumbersAtEnd {
  private NumbersAtEnd() {}

  /**
   * @param cases those of the subject that the asker may see
   * @param from of the period
   * @param end of the period, exclusive
   */
  public static Map<Indicator, Measured> of(
      IndexSearcher searcher, Query cases, Instant from, Instant end) throws IOException {
    Map<Indicator, Long> numerators = new EnumMap<>(Indicator.class);
    Map<Indicator, Long> denominators = new EnumMap<>(Indicator.class);
    Query since = moved(cases, end.toEpochMilli(), Long.MAX_VALUE);
    for (String id : CaseDocument.ids(searcher, openedBefore(end, since))) {
      Optional<CaseTrace> trace = traceAt(end, CaseEvents.list(searcher, id));
      if (trace.isPresent()) {
        count(trace.get(), from, end, numerators, denominators);
      }
    }
    Query unmoved = moved(cases, Long.MIN_VALUE, end.toEpochMilli() - 1);
    Map<Indicator, Measured> measured = new EnumMap<>(Indicator.class);
    for (Indicator indicator : Indicator.ofCases()) {
      Query counted = both(unmoved, CaseQueries.counting(indicator, false, from, end));
      Query satisfying = both(unmoved, CaseQueries.counting(indicator, true, from, end));
      measured.put(
          indicator,
          new Measured(
              indicator,
              searcher.count(satisfying) + numerators.getOrDefault(indicator, 0L),
              searcher.count(counted) + denominators.getOrDefault(indicator, 0L)));
    }
    return measured;
  }

  /** Of the cases, those whose last move lies between these moments, both included. */
  private static Query moved(Query cases, long fromMillis, long lastMillis) {
    return both(cases, LongPoint.newRangeQuery(CaseDocument.MOVED, fromMillis, lastMillis));
  }

  private static Query openedBefore(Instant end, Query cases) {
    long last = end.toEpochMilli() - 1;
    return both(cases, LongPoint.newRangeQuery(CaseDocument.OPENED, Long.MIN_VALUE, last));
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static Optional<CaseTrace> traceAt(Instant end, List<CaseEvent> events) {
    List<CaseEvent> made = events.stream().filter(event -> event.at().isBefore(end)).toList();
    return made.isEmpty()
        ? Optional.empty()
        : Optional.of(CaseTraces.of(ArchivedCase.of(made).events()));
  }

  private static void count(
      CaseTrace trace,
      Instant from,
      Instant end,
      Map<Indicator, Long> numerators,
      Map<Indicator, Long> denominators) {
    for (Indicator indicator : Indicator.ofCases()) {
      boolean counts =
          Membership.instants(indicator, trace).stream()
              .anyMatch(at -> !at.isBefore(from) && at.isBefore(end));
      if (counts) {
        denominators.merge(indicator, 1L, Long::sum);
        if (Membership.satisfies(indicator, trace)) {
          numerators.merge(indicator, 1L, Long::sum);
        }
      }
    }
  }
}
