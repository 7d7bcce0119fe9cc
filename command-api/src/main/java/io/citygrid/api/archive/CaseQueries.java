package io.citygrid.api.archive;

import io.citygrid.api.identity.Principal;
import io.citygrid.city.Category;
import io.citygrid.city.Indicator;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.event.ActorRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Searches as queries of the index. */
public final class CaseQueries {
  private static final Analyzer QUESTIONS = CaseText.ofQuestions();

  private CaseQueries() {}

  /** The cases that are looked for, of those that the asker may see. */
  public static Query of(CaseSearch search, Principal principal) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(visibleTo(principal), Occur.FILTER);
    if (!search.text().isEmpty()) {
      all.add(text(search.text()), Occur.FILTER);
    }
    if (!search.number().isEmpty()) {
      String beginning = CaseDocument.numberForm(search.number());
      all.add(new PrefixQuery(new Term(CaseDocument.NUMBER, beginning)), Occur.FILTER);
    }
    if (search.from().isPresent() || search.to().isPresent()) {
      long from = search.from().map(at -> at.toEpochMilli()).orElse(Long.MIN_VALUE);
      long last = search.to().map(at -> at.toEpochMilli() - 1).orElse(Long.MAX_VALUE);
      all.add(LongPoint.newRangeQuery(CaseDocument.OPENED, from, last), Occur.FILTER);
    }
    search.near().ifPresent(near -> all.add(near(near), Occur.FILTER));
    search.exact().forEach((fact, value) -> all.add(having(fact, value), Occur.FILTER));
    return all.build();
  }

  /** The same rule as {@link Principal#seesCase}, so that lists and numbers hold nothing hidden. */
  public static Query visibleTo(Principal principal) {
    Set<String> areas = principal.areasOfSeenCases();
    if (areas.contains(Principal.EVERYWHERE)) {
      return new TermQuery(new Term(CaseDocument.KIND, CaseDocument.CASE));
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(new TermQuery(new Term(CaseDocument.REPORTER, principal.id())), Occur.SHOULD);
    if (!areas.isEmpty()) {
      any.add(oneOf(CaseDocument.AREA, areas.stream()), Occur.SHOULD);
    }
    if (!principal.departmentOfSeenCases().isEmpty()) {
      // Documents of before departments besides the leading one were told have that one only.
      for (String field : List.of(CaseDocument.INVOLVED, CaseDocument.DEPARTMENT)) {
        any.add(new TermQuery(new Term(field, principal.departmentOfSeenCases())), Occur.SHOULD);
      }
    }
    return any.build();
  }

  /**
   * The cases that count in an indicator.
   *
   * @param numerator those that satisfy a rate's condition too; of a count, the same
   * @param from of the period
   * @param to end of the period, exclusive
   */
  public static Query counting(Indicator indicator, boolean numerator, Instant from, Instant to) {
    Query inPeriod =
        LongPoint.newRangeQuery(
            CaseDocument.countField(indicator.denominator()),
            from.toEpochMilli(),
            to.toEpochMilli() - 1);
    if (!numerator || !indicator.isRate()) {
      return inPeriod;
    }
    return new BooleanQuery.Builder()
        .add(inPeriod, Occur.FILTER)
        .add(new TermQuery(new Term(CaseDocument.SATISFIES, indicator.name())), Occur.FILTER)
        .build();
  }

  /** The cases that somebody moved, by the person's id. */
  public static Query movedBy(String person) {
    return new TermQuery(new Term(CaseDocument.PERSON, person));
  }

  /** The cases that somebody moved as this. */
  public static Query movedAs(ActorRole post) {
    return new TermQuery(new Term(CaseDocument.POST, post.name()));
  }

  /** The cases of which a fact has this value. */
  public static Query having(CaseSearch.Fact fact, String value) {
    return new TermQuery(new Term(fact.field(), value));
  }

  /**
   * The cases in these cells: each in a cell of the grid layer of its category.
   *
   * @param categories all of the city
   */
  public static Query inCells(List<PatrolledCell> cells, List<Category> categories) {
    Map<String, List<PatrolledCell>> byLayer =
        cells.stream().collect(Collectors.groupingBy(PatrolledCell::layer));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    byLayer.forEach(
        (layer, own) -> {
          Stream<String> located =
              categories.stream()
                  .filter(category -> category.gridLayer().equals(layer))
                  .map(Category::code);
          any.add(
              new BooleanQuery.Builder()
                  .add(oneOf(CaseDocument.CATEGORY, located), Occur.FILTER)
                  .add(
                      oneOf(CaseDocument.CELL, own.stream().map(PatrolledCell::cell)), Occur.FILTER)
                  .build(),
              Occur.SHOULD);
        });
    return any.build();
  }

  private static Query oneOf(String field, Stream<String> values) {
    return new TermInSetQuery(field, values.map(BytesRef::new).toList());
  }

  private static Query text(String text) {
    @Nullable Query words =
        new QueryBuilder(QUESTIONS).createBooleanQuery(CaseDocument.TEXT, text, Occur.MUST);
    return words == null ? new MatchNoDocsQuery("no words in the question") : words;
  }

  private static Query near(CaseSearch.Near near) {
    return LatLonPoint.newDistanceQuery(
        CaseDocument.POINT, near.center().lat(), near.center().lon(), near.radiusMeters());
  }
}
