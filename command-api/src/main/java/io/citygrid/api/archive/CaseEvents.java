package io.citygrid.api.archive;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The events of the record as documents of the index, one each, only ever added: a case that moves
 * does not write again what it did before. Nothing but the case's id finds them.
 */
final class CaseEvents {
  private static final String CASE = "event.case";
  private static final String SEQUENCE = "event.sequence";
  private static final String BYTES = "event";

  private CaseEvents() {}

  /**
   * An event.
   *
   * @param sequence counts up with what is taken; events that were taken together have the same
   */
  static Document of(RecordedEvent recorded, long sequence) {
    Document document = new Document();
    document.add(new StringField(CASE, recorded.event().caseId(), Store.NO));
    document.add(new BinaryDocValuesField(CASE, new BytesRef(recorded.event().caseId())));
    document.add(new LongPoint(SEQUENCE, sequence));
    document.add(new StoredField(BYTES, recorded.bytes()));
    return document;
  }

  /** All events of a case that this state of the index has; empty when it knows no such case. */
  static List<CaseEvent> list(IndexSearcher searcher, String id) throws IOException {
    BytesRef term = new BytesRef(id);
    StoredFields stored = searcher.storedFields();
    List<CaseEvent> events = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      @Nullable Terms terms = leaf.reader().terms(CASE);
      @Nullable TermsEnum found = terms == null ? null : terms.iterator();
      if (found != null && found.seekExact(term)) {
        PostingsEnum documents = found.postings(null, PostingsEnum.NONE);
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          events.add(read(stored.document(leaf.docBase + documents.docID())));
        }
      }
    }
    return events;
  }

  /** The case with this id; empty when this state of the index has none. */
  static Optional<ArchivedCase> find(IndexSearcher searcher, String id) throws IOException {
    List<CaseEvent> events = list(searcher, id);
    return events.isEmpty() ? Optional.empty() : Optional.of(ArchivedCase.of(events));
  }

  /** Ids of the cases that have events of a later sequence, in the order of the index. */
  static Set<String> casesSince(IndexSearcher searcher, long sequence) throws IOException {
    Query later = LongPoint.newRangeQuery(SEQUENCE, sequence + 1, Long.MAX_VALUE);
    Weight weight = searcher.createWeight(later, ScoreMode.COMPLETE_NO_SCORES, 1);
    Set<String> cases = new LinkedHashSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      @Nullable Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), CASE);
        DocIdSetIterator documents = scorer.iterator();
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (ids.advanceExact(documents.docID())) {
            cases.add(ids.binaryValue().utf8ToString());
          }
        }
      }
    }
    return cases;
  }

  private static CaseEvent read(Document document) {
    try {
      BytesRef bytes = document.getBinaryValue(BYTES);
      return Codecs.CASE_EVENT.decode(BytesRef.deepCopyOf(bytes).bytes);
    } catch (WireException e) {
      throw new IllegalStateException("an event in the archive is not what was put there", e);
    }
  }
}
