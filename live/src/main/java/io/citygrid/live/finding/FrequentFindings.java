package io.citygrid.live.finding;

import io.citygrid.city.InsightRules;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.live.insight.FrequencySettings;
import io.citygrid.live.insight.FrequentProblem;
import io.citygrid.live.insight.FrequentProblems;
import io.citygrid.live.insight.SubjectCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Problems that come more often than is usual for them: of a business, of a category in a cell, of
 * a category in a district. Each is asked over all windows and told by the one in which it
 * surprises most.
 */
final class FrequentFindings {
  /** Below the city: the district. */
  private static final int DISTRICT = 1;

  /** Working days and weekends differ: over less than a week a whole area is not compared. */
  private static final int A_WEEK = 7;

  private final Known known;
  private final InsightRules rules;
  private final List<SeenCase> matters;
  private final Map<String, SeenCase> byId = new HashMap<>();

  private FrequentFindings(Known known) {
    this.known = known;
    this.rules = known.city().insight();
    this.matters = known.matters();
    matters.forEach(one -> byId.put(one.caseId(), one));
  }

  static List<Standout> find(Known known) {
    return new FrequentFindings(known).find();
  }

  private List<Standout> find() {
    List<Standout> found = new ArrayList<>();
    var least = rules.leastCases();
    found.addAll(
        stand(
            FindingKind.FREQUENT_BUSINESS,
            rules.windowsDays(),
            least.ofBusiness(),
            one -> one.businesses()));
    found.addAll(
        stand(
            FindingKind.FREQUENT_IN_CELL,
            rules.windowsDays(),
            least.inCell(),
            one ->
                one.cell().isEmpty()
                    ? List.<String>of()
                    : List.of(one.category() + "/" + one.cell())));
    found.addAll(
        stand(
            FindingKind.CATEGORY_RISE,
            rules.windowsDays().stream().filter(days -> days >= A_WEEK).toList(),
            least.inArea(),
            one ->
                one.areaPath().isEmpty()
                    ? List.<String>of()
                    : List.of(one.category() + "/" + area(one))));
    return found;
  }

  private Collection<Standout> stand(
      FindingKind kind,
      List<Integer> windows,
      int leastCases,
      Function<SeenCase, List<String>> subjects) {
    List<SubjectCase> counted = new ArrayList<>();
    for (SeenCase one : matters) {
      for (String subject : subjects.apply(one)) {
        counted.add(new SubjectCase(one.caseId(), subject, known.day(one.cameMillis())));
      }
    }
    FrequencySettings settings =
        new FrequencySettings(windows, rules.usualDays(), leastCases, rules.falseShare());
    Map<String, FrequentProblem> bySubject = new HashMap<>();
    for (FrequentProblem problem :
        FrequentProblems.find(counted, 0, known.firstDay(), rules.leastUsualDays(), settings)) {
      if (problem.observed() >= rules.leastRatio() * problem.usual()) {
        bySubject.merge(
            problem.subject(), problem, (one, other) -> other.p() < one.p() ? other : one);
      }
    }
    return bySubject.values().stream().map(problem -> standout(kind, problem)).toList();
  }

  private Standout standout(FindingKind kind, FrequentProblem problem) {
    List<SeenCase> cases =
        problem.caseIds().stream().sorted().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    Evidence evidence = new Evidence(cases);
    List<String> path = evidence.areaPath();
    return new Standout(
        kind,
        problem.subject(),
        about(kind, problem.subject(), cases.get(0)),
        kind == FindingKind.CATEGORY_RISE ? path.subList(0, Math.min(path.size(), 2)) : path,
        kind == FindingKind.CATEGORY_RISE
            ? path.subList(0, Math.min(path.size(), 2))
            : evidence.concerned(),
        kind == FindingKind.CATEGORY_RISE ? null : evidence.center().orElse(null),
        0,
        problem.days(),
        problem.observed(),
        0,
        problem.usual(),
        problem.p(),
        evidence.ids(),
        List.of());
  }

  private static FindingAbout about(FindingKind kind, String subject, SeenCase one) {
    return switch (kind) {
      case FREQUENT_BUSINESS -> FindingAbout.business(subject);
      case FREQUENT_IN_CELL -> FindingAbout.category(one.category(), one.cell());
      default -> FindingAbout.category(one.category(), "");
    };
  }

  /** The district; the city where it lies in none. */
  private static String area(SeenCase one) {
    return one.areaPath().get(Math.min(DISTRICT, one.areaPath().size() - 1));
  }
}
