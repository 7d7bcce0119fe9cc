package io.citygrid.api.evaluation;

import io.citygrid.api.identity.Principal;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Score;
import io.citygrid.city.Indicator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/**
 * The answer to a question.
 *
 * @param numbers one for each subject: best score first, those without a score after them
 * @param previous the same in the period before; empty unless one subject was named
 * @param yearAgo the same in the same period a year ago; empty unless one subject was named
 * @param atEnd the numbers of cases as they were when a past period was over; empty unless that was
 *     asked
 */
record Evaluated(
    Question question,
    List<Numbers> numbers,
    Optional<Numbers> previous,
    Optional<Numbers> yearAgo,
    Optional<Map<Indicator, Measured>> atEnd) {

  private static final double MILLIS_IN_MINUTE = 60_000;

  /**
   * @param beside where the numbers come from that are not of cases
   */
  static Evaluated of(
      IndexSearcher searcher, Question question, Principal principal, List<BesideCases> beside)
      throws IOException {
    List<Numbers> numbers = new ArrayList<>();
    for (Subject subject : question.subjects()) {
      numbers.add(Numbers.of(searcher, question, subject, question.period(), principal, beside));
    }
    numbers.sort(Comparator.comparingDouble(Evaluated::pointsOrNone).reversed());
    if (!question.isNamed()) {
      return new Evaluated(question, numbers, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Subject subject = question.subjects().get(0);
    return new Evaluated(
        question,
        numbers,
        Optional.of(
            Numbers.of(
                searcher, question, subject, question.period().previous(), principal, beside)),
        Optional.of(
            Numbers.of(
                searcher, question, subject, question.period().yearAgo(), principal, beside)),
        question.asksForChanges()
            ? Optional.of(Numbers.atEnd(searcher, question, subject, principal))
            : Optional.empty());
  }

  /** Working time as it stands in answers. */
  static double minutes(Duration duration) {
    return duration.toMillis() / MILLIS_IN_MINUTE;
  }

  private static double pointsOrNone(Numbers numbers) {
    return numbers.score().map(Score::points).orElse(-1.0);
  }
}
