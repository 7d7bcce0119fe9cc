package io.citygrid.api.archive;

import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.CaseTrace;
import io.citygrid.casework.evaluation.CaseTrace.Stretch;
import io.citygrid.casework.evaluation.HandlingTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * When cases were being handled, beside each case in the index: beginnings and ends in turn, so
 * that working time can be counted by the calendar that the city has when it is asked.
 */
public final class HandlingTimes {
  private static final String FIELD = "handling";

  private HandlingTimes() {}

  static void add(Document document, CaseTrace trace) {
    for (Stretch stretch : trace.handling()) {
      document.add(new SortedNumericDocValuesField(FIELD, stretch.from().toEpochMilli()));
      document.add(new SortedNumericDocValuesField(FIELD, stretch.to().toEpochMilli()));
    }
  }

  /** Of the cases that are asked for and were handled; empty when there are none. */
  public static Optional<HandlingTime> of(
      IndexSearcher searcher, Query cases, WorkingTime workingTime) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(cases), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<List<Stretch>> handlings = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      @Nullable Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        collect(leaf, scorer.iterator(), handlings);
      }
    }
    return HandlingTime.of(handlings, workingTime);
  }

  private static void collect(
      LeafReaderContext leaf, DocIdSetIterator documents, List<List<Stretch>> handlings)
      throws IOException {
    SortedNumericDocValues moments = DocValues.getSortedNumeric(leaf.reader(), FIELD);
    @Nullable Bits live = leaf.reader().getLiveDocs();
    while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int document = documents.docID();
      if ((live == null || live.get(document)) && moments.advanceExact(document)) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < moments.docValueCount(); i += 2) {
          stretches.add(
              new Stretch(
                  Instant.ofEpochMilli(moments.nextValue()),
                  Instant.ofEpochMilli(moments.nextValue())));
        }
        handlings.add(stretches);
      }
    }
  }
}
