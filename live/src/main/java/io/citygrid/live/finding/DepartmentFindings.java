package io.citygrid.live.finding;

import io.citygrid.city.Department;
import io.citygrid.city.InsightRules;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.live.insight.FalseDiscovery;
import io.citygrid.live.insight.ShareChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Departments that fall behind: of the cases that were due in the last days, a greater share was
 * late than of its own before. A department that is always late is a matter of the evaluation; this
 * one was better before.
 */
final class DepartmentFindings {
  private final Known known;
  private final InsightRules rules;

  private DepartmentFindings(Known known) {
    this.known = known;
    this.rules = known.city().insight();
  }

  static List<Standout> find(Known known) {
    return new DepartmentFindings(known).find();
  }

  private List<Standout> find() {
    int window = rules.departments().days();
    int usualDays = Math.min(rules.usualDays(), 1 - window - known.firstDay());
    if (usualDays < rules.leastUsualDays()) {
      return List.of();
    }
    Map<String, List<SeenCase>> now = new TreeMap<>();
    Map<String, List<SeenCase>> before = new TreeMap<>();
    for (SeenCase one : known.cases()) {
      Long due = one.dueMillis();
      if (due == null || !one.wasDue(known.atMillis()) || !one.isWithDepartment()) {
        continue;
      }
      int day = known.day(due);
      if (day > -window) {
        now.computeIfAbsent(one.department(), id -> new ArrayList<>()).add(one);
      } else if (day > -window - usualDays) {
        before.computeIfAbsent(one.department(), id -> new ArrayList<>()).add(one);
      }
    }
    List<Standout> asked = new ArrayList<>();
    now.forEach(
        (department, cases) -> {
          if (cases.size() >= rules.departments().leastCases()) {
            asked.add(standout(department, cases, before.getOrDefault(department, List.of())));
          }
        });
    return FalseDiscovery.trusted(asked, Standout::chance, Standout::subject, rules.falseShare())
        .stream()
        .filter(one -> one.observed() >= rules.leastRatio() * one.usual())
        .toList();
  }

  private Standout standout(String id, List<SeenCase> now, List<SeenCase> before) {
    List<SeenCase> late = now.stream().filter(SeenCase::isLate).toList();
    int lateBefore = (int) before.stream().filter(SeenCase::isLate).count();
    @Nullable Department department = known.city().findDepartment(id).orElse(null);
    List<String> areaPath =
        department == null ? List.of() : known.city().areaPath(department.area());
    return new Standout(
        FindingKind.DEPARTMENT_BEHIND,
        id,
        FindingAbout.department(id),
        areaPath,
        areaPath,
        null,
        0,
        rules.departments().days(),
        late.size(),
        now.size(),
        before.isEmpty() ? 0 : (double) now.size() * lateBefore / before.size(),
        ShareChange.atLeast(late.size(), now.size(), lateBefore, before.size()),
        new Evidence(late).ids(),
        List.of());
  }
}
