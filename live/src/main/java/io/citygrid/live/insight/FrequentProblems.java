package io.citygrid.live.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the subjects that have more cases than is usual for them, over sliding windows up to today:
 * businesses, categories in cells, categories on the rise; counted exactly, so that what is rare
 * overall but frequent for itself is not lost.
 *
 * <p>Many subjects are asked at once. Of those found, at most the stated share is expected to be
 * chance (Benjamini and Hochberg, 1995, over all subjects that ever had a case, each window for
 * itself).
 */
public final class FrequentProblems {
  /** More than any window and what is usual before it. */
  private static final int MOST_DAYS = 100_000;

  private FrequentProblems() {}

  /**
   * The frequent problems: by window, then the most surprising first.
   *
   * @param cases of today and before; those of later days, and those older than is looked at, count
   *     for nothing
   * @param today counted like the days of the cases
   */
  public static List<FrequentProblem> find(
      List<SubjectCase> cases, int today, FrequencySettings settings) {
    return find(cases, today, today - MOST_DAYS, 1, settings);
  }

  /**
   * The same where not all days are known. What is usual is taken from those that are; a window
   * before which too few are known is not asked.
   *
   * @param firstDay the first day all of whose cases are known
   * @param leastUsualDays so many days before a window have to be known
   */
  public static List<FrequentProblem> find(
      List<SubjectCase> cases,
      int today,
      int firstDay,
      int leastUsualDays,
      FrequencySettings settings) {
    Map<String, List<SubjectCase>> bySubject = new HashMap<>();
    for (SubjectCase one : cases) {
      if (one.day() <= today) {
        bySubject.computeIfAbsent(one.subject(), subject -> new ArrayList<>()).add(one);
      }
    }
    List<FrequentProblem> found = new ArrayList<>();
    for (int window : settings.windows()) {
      int usualDays = Math.min(settings.usualDays(), today - window + 1 - firstDay);
      if (usualDays >= leastUsualDays) {
        List<FrequentProblem> asked = new ArrayList<>();
        bySubject.forEach(
            (subject, own) ->
                find(subject, own, today, window, usualDays, settings.falseShare())
                    .ifPresent(asked::add));
        FalseDiscovery.trusted(
                asked,
                bySubject.size(),
                FrequentProblem::p,
                FrequentProblem::subject,
                settings.falseShare())
            .stream()
            .filter(problem -> problem.observed() >= settings.leastCases())
            .forEach(found::add);
      }
    }
    return found;
  }

  /** None when it surprises less than anything that may be trusted. */
  private static Optional<FrequentProblem> find(
      String subject,
      List<SubjectCase> own,
      int today,
      int window,
      int usualDays,
      double falseShare) {
    int from = today - window + 1;
    int observed = 0;
    int before = 0;
    for (SubjectCase one : own) {
      if (one.day() >= from) {
        observed++;
      } else if (one.day() >= from - usualDays) {
        before++;
      }
    }
    double p = RateChange.atLeast(observed, window, before, usualDays);
    if (p > falseShare) {
      return Optional.empty();
    }
    return Optional.of(
        new FrequentProblem(
            subject,
            window,
            observed,
            (double) before * window / usualDays,
            p,
            own.stream().filter(one -> one.day() >= from).map(SubjectCase::caseId).toList()));
  }
}
