package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Department;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.OfficeRules;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code office.yaml}: what a task's score loses for what, and the plans that make tasks in bulk. A
 * city may do without.
 */
final class OfficeYaml {
  static final String FILE = "office.yaml";

  private static final int MOST_POINTS = 100;
  private static final int MOST_AMOUNT = 1_000;
  private static final OfficeRules.ScoreLoss USUAL =
      new OfficeRules.ScoreLoss(20, 10, 10, 10, 5, 5, 10);

  private final Register<Area> areas;
  private final Register<Department> departments;

  private OfficeYaml(Register<Area> areas, Register<Department> departments) {
    this.areas = areas;
    this.departments = departments;
  }

  /** The rules, as far as they can be read. */
  static OfficeRules read(
      CityFiles files, Register<Area> areas, Register<Department> departments, Problems problems) {
    byte[] content = files.contents().get(FILE);
    Optional<YamlSection> sheet =
        content == null ? Optional.empty() : YamlSection.read(content, FILE, problems);
    if (sheet.isEmpty()) {
      return new OfficeRules(USUAL, List.of());
    }
    sheet.get().allow("score", "plans");
    OfficeYaml reader = new OfficeYaml(areas, departments);
    List<OfficePlan> plans = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlSection plan : sheet.get().sections("plans")) {
      int before = problems.count();
      String id = idOf(plan, lines);
      OfficePlan read = reader.plan(plan, id);
      if (problems.count() == before) {
        plans.add(read);
      }
    }
    return new OfficeRules(
        sheet.get().section("score").map(OfficeYaml::losses).orElse(USUAL), plans);
  }

  private static OfficeRules.ScoreLoss losses(YamlSection score) {
    score.allow("late", "reminded", "escalated", "sentBack", "extension", "urge", "overBudget");
    return new OfficeRules.ScoreLoss(
        points(score, "late", USUAL.late()),
        points(score, "reminded", USUAL.reminded()),
        points(score, "escalated", USUAL.escalated()),
        points(score, "sentBack", USUAL.sentBack()),
        points(score, "extension", USUAL.extension()),
        points(score, "urge", USUAL.urge()),
        points(score, "overBudget", USUAL.overBudget()));
  }

  private OfficePlan plan(YamlSection plan, String id) {
    plan.allow("id", "names", "kind", "tasks");
    var names = plan.names("names");
    Optional<OfficePlan.Kind> kind = plan.oneOf("kind", OfficePlan.Kind.class);
    if (kind.isEmpty() && !plan.has("kind")) {
      plan.refuse("kind", "is missing; it must be EMERGENCY or CAMPAIGN");
    }
    List<OfficePlan.PlannedTask> tasks = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlSection task : plan.sections("tasks")) {
      tasks.add(task(task, idOf(task, lines)));
    }
    if (tasks.isEmpty()) {
      plan.refuse("tasks", "must be at least one");
    }
    return new OfficePlan(id, names, kind.orElse(OfficePlan.Kind.CAMPAIGN), tasks);
  }

  private OfficePlan.PlannedTask task(YamlSection task, String id) {
    task.allow("id", "names", "scope", "function", "per", "limit", "budgetCents", "steps");
    AreaLevel per = task.oneOf("per", AreaLevel.class).orElse(AreaLevel.CITY);
    String function = task.required("function");
    checkFunction(task, function, per);
    List<OfficePlan.PlannedStep> steps = new ArrayList<>();
    for (YamlSection step : task.sections("steps")) {
      step.allow("names", "function", "weight");
      String of = step.text("function");
      if (!of.isEmpty()) {
        checkFunction(step, of, per);
      }
      steps.add(
          new OfficePlan.PlannedStep(
              step.names("names"), of, whole(step, "weight", 1, OfficeStep.MOST_WEIGHT, 1)));
    }
    if (steps.isEmpty() || steps.size() > OfficeBrief.MOST_STEPS) {
      task.refuse(
          "steps", "must be 1 to %d but are %d".formatted(OfficeBrief.MOST_STEPS, steps.size()));
    }
    return new OfficePlan.PlannedTask(
        id,
        task.names("names"),
        task.names("scope"),
        function,
        per,
        limit(task),
        whole(task, "budgetCents", 0, OfficeBrief.MOST_CENTS, 0),
        steps);
  }

  private static TimeLimit limit(YamlSection task) {
    Optional<YamlSection> limit = task.section("limit");
    if (limit.isEmpty()) {
      task.refuse("limit", "is missing; it should be such as {amount: 2, unit: WORKING_DAYS}");
      return new TimeLimit(1, LimitUnit.WORKING_DAYS);
    }
    limit.get().allow("amount", "unit");
    Optional<LimitUnit> unit = limit.get().oneOf("unit", LimitUnit.class);
    if (unit.isEmpty() && !limit.get().has("unit")) {
      limit.get().refuse("unit", "is missing");
    }
    return new TimeLimit(
        whole(limit.get(), "amount", 1, MOST_AMOUNT, 1), unit.orElse(LimitUnit.WORKING_DAYS));
  }

  /** Wherever the task is made, somebody must own it: in the area or above it. */
  private void checkFunction(YamlSection section, String function, AreaLevel per) {
    if (function.isEmpty() || !areas.isReadable() || !departments.isReadable()) {
      return;
    }
    List<String> without =
        areas.all().stream()
            .filter(area -> area.level() == per)
            .map(Area::code)
            .filter(code -> !isServed(code, function))
            .toList();
    if (!without.isEmpty()) {
      section.refuse(
          "function",
          "'%s' is no function of a department in or above %s"
              .formatted(function, String.join(", ", without)));
    }
  }

  private boolean isServed(String code, String function) {
    Optional<Area> area = areas.find(code);
    boolean here =
        departments.all().stream()
            .anyMatch(one -> one.area().equals(code) && one.function().equals(function));
    return here || area.isPresent() && isServed(area.get().parent(), function);
  }

  private static String idOf(YamlSection section, Map<String, Integer> lines) {
    String id = section.required("id");
    Integer first = lines.putIfAbsent(id, section.line());
    if (first != null && !id.isEmpty()) {
      section.refuse("id", "'" + id + "' is already on line " + first);
    }
    if (id.contains("/")) {
      section.refuse("id", "must not contain a slash but is '" + id + "'");
    }
    return id;
  }

  private static int points(YamlSection section, String key, int fallback) {
    return whole(section, key, 0, MOST_POINTS, fallback);
  }

  private static int whole(YamlSection section, String key, int least, int most, int fallback) {
    return (int) whole(section, key, least, (long) most, fallback);
  }

  private static long whole(YamlSection section, String key, int least, long most, long fallback) {
    double value = section.number(key, least, fallback);
    if (value != Math.rint(value) || value > most) {
      section.refuse(
          key,
          "must be a whole number from %d to %d but is '%s'"
              .formatted(least, most, section.text(key)));
      return fallback;
    }
    return (long) value;
  }
}
