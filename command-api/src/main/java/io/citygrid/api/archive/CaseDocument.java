package io.citygrid.api.archive;

import io.citygrid.casework.evaluation.CaseTrace;
import io.citygrid.casework.evaluation.CaseTraces;
import io.citygrid.casework.evaluation.Membership;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/**
 * A case as a document of the index, found by its latest facts and by the numbers in which it
 * counts. A function of its events alone, which {@link CaseEvents} keeps, so that an index made
 * again is the same.
 */
final class CaseDocument {
  static final String ID = "id";

  /** What a document is of; events have none. */
  static final String KIND = "kind";

  static final String CASE = "case";
  static final String NUMBER = "number";
  static final String TEXT = "text";
  static final String OPENED = "opened";

  /** When it moved last. */
  static final String MOVED = "moved";

  static final String AREA = "area";
  static final String CELL = "cell";
  static final String CATEGORY = "category";
  static final String DEPARTMENT = "department";

  /** Departments that lead, assist or were asked; several. */
  static final String INVOLVED = "involved";

  static final String REPORTER = "reporter";
  static final String SOURCE = "source";
  static final String STATE = "state";
  static final String POINT = "point";

  /** Rates whose condition the case satisfies. */
  static final String SATISFIES = "satisfies";

  /** Who moved it. */
  static final String PERSON = "person";

  /** As what somebody moved it. */
  static final String POST = "post";

  private CaseDocument() {}

  static Document of(ArchivedCase archived) {
    CaseEvent latest = archived.latest();
    Report report = latest.report();
    Document document = new Document();
    document.add(new StringField(KIND, CASE, Store.NO));
    document.add(new StringField(ID, archived.id(), Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(archived.id())));
    document.add(new StringField(NUMBER, numberForm(archived.id()), Store.NO));
    exact(document, NUMBER, numberForm(report.externalId()));
    document.add(new TextField(TEXT, report.description(), Store.NO));
    long openedMillis = archived.opening().at().toEpochMilli();
    document.add(new LongPoint(OPENED, openedMillis));
    document.add(new NumericDocValuesField(OPENED, openedMillis));
    document.add(new LongPoint(MOVED, latest.at().toEpochMilli()));
    latest.areaPath().forEach(code -> exact(document, AREA, code));
    exact(document, CELL, latest.cell());
    exact(document, CATEGORY, latest.current().category());
    exact(document, DEPARTMENT, latest.department());
    latest.involvedDepartments().forEach(id -> exact(document, INVOLVED, id));
    exact(document, REPORTER, report.reporter());
    exact(document, SOURCE, report.source().name());
    exact(document, STATE, latest.state().name());
    Position position = latest.current().position();
    if (position != null) {
      document.add(new LatLonPoint(POINT, position.lat(), position.lon()));
    }
    Set<String> persons = new TreeSet<>();
    Set<String> posts = new TreeSet<>();
    for (CaseEvent event : archived.events()) {
      persons.add(event.made().actor());
      posts.add(event.made().role().name());
    }
    persons.forEach(person -> exact(document, PERSON, person));
    posts.forEach(post -> exact(document, POST, post));
    evaluate(document, CaseTraces.of(archived.events()));
    return document;
  }

  /** In which numbers the case counts, and when. */
  private static void evaluate(Document document, CaseTrace trace) {
    HandlingTimes.add(document, trace);
    for (Indicator indicator : Indicator.ofCases()) {
      if (!indicator.isRate()) {
        for (Instant at : Membership.instants(indicator, trace)) {
          document.add(new LongPoint(countField(indicator), at.toEpochMilli()));
        }
      } else if (Membership.satisfies(indicator, trace)) {
        exact(document, SATISFIES, indicator.name());
      }
    }
  }

  /** Holds the instants at which a case counts in a count. */
  static String countField(Indicator count) {
    return "counts." + count.name();
  }

  /** Ids of the cases that a query finds. */
  static Set<String> ids(IndexSearcher searcher, Query query) throws IOException {
    Set<String> ids = new TreeSet<>();
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    Sort byId = new Sort(new SortField(ID, SortField.Type.STRING));
    for (ScoreDoc hit : searcher.search(query, most, byId).scoreDocs) {
      ids.add(((BytesRef) ((FieldDoc) hit).fields[0]).utf8ToString());
    }
    return ids;
  }

  /** Numbers are found whatever their case. */
  static String numberForm(String number) {
    return number.toLowerCase(Locale.ROOT);
  }

  private static void exact(Document document, String field, String value) {
    if (!value.isEmpty()) {
      document.add(new StringField(field, value, Store.NO));
    }
  }
}
