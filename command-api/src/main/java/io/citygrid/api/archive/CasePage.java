package io.citygrid.api.archive;

import io.citygrid.api.view.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/**
 * A page of cases, latest opened first.
 *
 * @param next where to go on; empty at the end
 */
public record CasePage(List<ArchivedCase> cases, Optional<Cursor> next) {
  private static final Sort LATEST_OPENED_FIRST =
      new Sort(
          new SortField(CaseDocument.OPENED, SortField.Type.LONG, true),
          new SortField(CaseDocument.ID, SortField.Type.STRING, true));

  public static CasePage of(IndexSearcher searcher, Query query, Cursor before, int limit)
      throws IOException {
    TopDocs found =
        before.equals(Cursor.START)
            ? searcher.search(query, limit + 1, LATEST_OPENED_FIRST)
            : searcher.searchAfter(
                placeOf(before, searcher), query, limit + 1, LATEST_OPENED_FIRST);
    List<ArchivedCase> cases = new ArrayList<>(limit);
    for (ScoreDoc hit : found.scoreDocs) {
      if (cases.size() < limit) {
        CaseEvents.find(searcher, idOf((FieldDoc) hit)).ifPresent(cases::add);
      }
    }
    boolean more = found.scoreDocs.length > limit;
    return new CasePage(
        cases, more ? Optional.of(cursorAt(cases.get(limit - 1))) : Optional.empty());
  }

  /** The second of the values that it was sorted by. */
  private static String idOf(FieldDoc hit) {
    return ((BytesRef) hit.fields[1]).utf8ToString();
  }

  private static Cursor cursorAt(ArchivedCase last) {
    return new Cursor(last.opening().at().toEpochMilli(), last.id());
  }

  /** Behind every document with these values; there is one at most. */
  private static FieldDoc placeOf(Cursor cursor, IndexSearcher searcher) {
    int last = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
    return new FieldDoc(last, 0, new Object[] {cursor.atMillis(), new BytesRef(cursor.id())});
  }
}
