package io.citygrid.api.evaluation;

import io.citygrid.api.archive.CaseQueries;
import io.citygrid.api.archive.HandlingTimes;
import io.citygrid.api.archive.NumbersAtEnd;
import io.citygrid.api.identity.Principal;
import io.citygrid.casework.evaluation.HandlingTime;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.casework.evaluation.Score;
import io.citygrid.city.Indicator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * All indicators of one subject in one period, and its score. Each number of cases is the size of
 * the list that {@link #cases} gives, because it is counted by that query.
 *
 * @param measured those of cases, and of the others those that the subject has
 */
record Numbers(
    Subject subject,
    Map<Indicator, Measured> measured,
    Optional<HandlingTime> handlingTime,
    Optional<Score> score) {

  static Numbers of(
      IndexSearcher searcher,
      Question question,
      Subject subject,
      Period period,
      Principal principal,
      List<BesideCases> beside)
      throws IOException {
    Map<Indicator, Measured> measured = new EnumMap<>(Indicator.class);
    for (BesideCases other : beside) {
      other
          .measure(question, subject, period, principal)
          .forEach(number -> measured.put(number.indicator(), number));
    }
    for (Indicator indicator : Indicator.ofCases()) {
      long denominator =
          searcher.count(cases(question, subject, period, principal, indicator, false));
      long numerator =
          indicator.isRate() && denominator > 0
              ? searcher.count(cases(question, subject, period, principal, indicator, true))
              : denominator;
      measured.put(indicator, new Measured(indicator, numerator, denominator));
    }
    Query handled = cases(question, subject, period, principal, Indicator.HANDLED, true);
    return new Numbers(
        subject,
        measured,
        HandlingTimes.of(searcher, handled, question.workingTime()),
        score(searcher, question, subject, measured, principal));
  }

  /** The numbers of cases as they were when the period was over. */
  static Map<Indicator, Measured> atEnd(
      IndexSearcher searcher, Question question, Subject subject, Principal principal)
      throws IOException {
    Map<Query, List<Indicator>> indicators = new LinkedHashMap<>();
    for (Indicator indicator : Indicator.ofCases()) {
      Query cases =
          new BooleanQuery.Builder()
              .add(CaseQueries.visibleTo(principal), Occur.FILTER)
              .add(question.scope().cases(question.city(), subject, indicator), Occur.FILTER)
              .build();
      indicators.computeIfAbsent(cases, none -> new ArrayList<>()).add(indicator);
    }
    Map<Indicator, Measured> measured = new EnumMap<>(Indicator.class);
    for (Map.Entry<Query, List<Indicator>> counted : indicators.entrySet()) {
      Map<Indicator, Measured> all =
          NumbersAtEnd.of(
              searcher,
              counted.getKey(),
              question.from(question.period()),
              question.to(question.period()));
      all.keySet().retainAll(counted.getValue());
      measured.putAll(all);
    }
    return measured;
  }

  /** The cases behind a number; of a rate, those of its numerator or of its denominator. */
  static Query cases(
      Question question,
      Subject subject,
      Period period,
      Principal principal,
      Indicator indicator,
      boolean numerator) {
    return new BooleanQuery.Builder()
        .add(CaseQueries.visibleTo(principal), Occur.FILTER)
        .add(question.scope().cases(question.city(), subject, indicator), Occur.FILTER)
        .add(
            CaseQueries.counting(indicator, numerator, question.from(period), question.to(period)),
            Occur.FILTER)
        .build();
  }

  private static Optional<Score> score(
      IndexSearcher searcher,
      Question question,
      Subject subject,
      Map<Indicator, Measured> measured,
      Principal principal)
      throws IOException {
    if (!question.scope().isWhollySeen(searcher, question.city(), subject, principal)) {
      return Optional.empty();
    }
    var evaluation = question.city().evaluation();
    Measured filed = measured.getOrDefault(Indicator.FILED, new Measured(Indicator.FILED, 0, 0));
    return Score.of(evaluation, question.scope().parts(evaluation), measured, filed.denominator());
  }
}
