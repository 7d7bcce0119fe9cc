package io.citygrid.live.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, List<SubjectCase>> bySubject = new HashMap<>();
    for (SubjectCase one : cases) {
      if (one.day() <= today) {
        bySubject.computeIfAbsent(one.subject(), subject -> new ArrayList<>()).add(one);
      }
    }
    List<FrequentProblem> found = new ArrayList<>();
    for (int window : settings.windows()) {
      List<FrequentProblem> asked = new ArrayList<>();
      bySubject.forEach(
          (subject, own) -> asked.add(asked(subject, own, today, window, settings.usualDays())));
      found.addAll(trusted(asked, settings));
    }
    return found;
  }

  private static FrequentProblem asked(
      String subject, List<SubjectCase> own, int today, int window, int usualDays) {
    int from = today - window + 1;
    List<String> inWindow = new ArrayList<>();
    int before = 0;
    for (SubjectCase one : own) {
      if (one.day() >= from) {
        inWindow.add(one.caseId());
      } else if (one.day() >= from - usualDays) {
        before++;
      }
    }
    return new FrequentProblem(
        subject,
        window,
        inWindow.size(),
        (double) before * window / usualDays,
        RateChange.atLeast(inWindow.size(), window, before, usualDays),
        inWindow);
  }

  /** Up to the last one whose p is at most its share of the stated rate. */
  private static List<FrequentProblem> trusted(
      List<FrequentProblem> asked, FrequencySettings settings) {
    List<FrequentProblem> sorted =
        asked.stream()
            .sorted(
                Comparator.comparingDouble(FrequentProblem::p)
                    .thenComparing(FrequentProblem::subject))
            .toList();
    int trusted = 0;
    for (int rank = 1; rank <= sorted.size(); rank++) {
      if (sorted.get(rank - 1).p() <= settings.falseShare() * rank / sorted.size()) {
        trusted = rank;
      }
    }
    return sorted.subList(0, trusted).stream()
        .filter(problem -> problem.observed() >= settings.leastCases())
        .toList();
  }
}
