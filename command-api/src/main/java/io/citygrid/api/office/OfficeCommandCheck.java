package io.citygrid.api.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.casework.office.PlanStart;
import io.citygrid.city.City;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.Names;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.event.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes commands of what a client sent, or says all that is wrong with it. Pure. Whether a move is
 * allowed is not its matter.
 *
 * @param now by the edge's clock
 */
record OfficeCommandCheck(City city, Actor sender, Instant now) {
  private static final int MOST_AMOUNT = 1_000;

  /** A command that draws up a task. */
  OfficeCommand drawUp(ObjectNode body, String key) {
    JsonFields fields =
        JsonFields.of(body)
            .knowing(
                "names", "scope", "area", "department", "limit", "budgetCents", "origin", "steps");
    Names names = names(fields, "names");
    Names scope = fields.isMissing("scope") ? names : names(fields, "scope");
    String area = fields.requiredText("area");
    String department = fields.requiredText("department");
    TimeLimit limit = limit(fields);
    long budget = whole(fields, "budgetCents", 0, OfficeBrief.MOST_CENTS, 0);
    String origin = fields.text("origin").orElse("");
    List<OfficeStep> steps = new ArrayList<>();
    for (JsonFields step : fields.requiredObjects("steps", OfficeBrief.MOST_STEPS)) {
      step.knowing("names", "department", "weight");
      Names of = names(step, "names");
      int weight = (int) whole(step, "weight", 1, OfficeStep.MOST_WEIGHT, 1);
      String doer = step.text("department").filter(id -> !id.isBlank()).orElse(department);
      if (!doer.isBlank() && doer.length() <= Report.MAX_ID_LENGTH) {
        steps.add(new OfficeStep(steps.size() + 1, of, doer, weight, null, ""));
      } else if (!step.isMissing("department")) {
        step.refuse("department", "must have at most " + Report.MAX_ID_LENGTH + " characters");
      }
    }
    fields.check();
    String taskId = CaseIds.of(sender.id(), "office/" + key);
    return made(
        () ->
            command(
                CaseIds.of(sender.id(), "office-draw-up/" + key),
                taskId,
                0,
                OfficeMove.DRAW_UP,
                "",
                OfficeTarget.NONE,
                new OfficeBrief(names, scope, area, department, limit, budget, "", origin, steps)));
  }

  /** A command that moves a task that its sender sees. */
  OfficeCommand move(ObjectNode body, String taskId, String key) {
    JsonFields fields = JsonFields.of(body).knowing("move", "expectedVersion", "reason", "target");
    if (fields.isMissing("move")) {
      fields.refuse("move", "is missing; it must name a move such as ACCEPT");
    }
    Optional<OfficeMove> move = fields.oneOf("move", OfficeMove.class);
    if (move.filter(OfficeMove.DRAW_UP::equals).isPresent()) {
      fields.refuse("move", "must not be DRAW_UP: the task is there");
    }
    if (fields.isMissing("expectedVersion")) {
      fields.refuse("expectedVersion", "is missing; it must be the version that you saw, or 0");
    }
    long version = whole(fields, "expectedVersion", 0, Integer.MAX_VALUE, 0);
    String reason = fields.text("reason").orElse("");
    Optional<JsonFields> target = fields.object("target");
    target.ifPresent(inner -> inner.knowing("step", "department", "until", "cents"));
    int step =
        target.map(inner -> (int) whole(inner, "step", 0, OfficeBrief.MOST_STEPS, 0)).orElse(0);
    String department = target.flatMap(inner -> inner.text("department")).orElse("");
    @Nullable Instant until = target.flatMap(inner -> inner.instant("until")).orElse(null);
    long cents =
        target
            .map(inner -> whole(inner, "cents", -OfficeBrief.MOST_CENTS, OfficeBrief.MOST_CENTS, 0))
            .orElse(0L);
    fields.check();
    return made(
        () ->
            command(
                commandId(taskId, key),
                taskId,
                version,
                move.orElseThrow(),
                reason,
                new OfficeTarget(step, department, until, cents, null),
                null));
  }

  /** The commands that make the tasks of a plan, in an area for which the sender works. */
  List<OfficeCommand> start(ObjectNode body, String planId, String key) {
    OfficePlan plan =
        city.office()
            .findPlan(planId)
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is no plan " + planId)));
    JsonFields fields = JsonFields.of(body).knowing("area", "origin");
    String area = fields.requiredText("area");
    List<String> path = city.areaPath(area);
    if (path.isEmpty() && !area.isEmpty()) {
      fields.refuse("area", "must be an area of the city but is '" + area + "'");
    }
    String origin = fields.text("origin").orElse("");
    fields.check();
    if (!sender.areas().contains(Actor.EVERYWHERE)
        && path.stream().noneMatch(sender.areas()::contains)) {
      throw new ProblemException(Problem.forbidden("You do not work for the area " + area));
    }
    return made(() -> new PlanStart(plan, area, key, origin, sender, now).commands(city));
  }

  /** The id of the command that this sender gives this task under this key. */
  private String commandId(String taskId, String key) {
    return CaseIds.of(sender.id(), "office/" + taskId + "/" + key);
  }

  private OfficeCommand command(
      String commandId,
      String taskId,
      long version,
      OfficeMove move,
      String reason,
      OfficeTarget target,
      @Nullable OfficeBrief brief) {
    return new OfficeCommand(
        commandId,
        taskId,
        version,
        move,
        sender,
        now,
        city.version().city(),
        reason,
        target,
        brief);
  }

  private static TimeLimit limit(JsonFields fields) {
    Optional<JsonFields> limit = fields.object("limit");
    if (fields.isMissing("limit")) {
      fields.refuse("limit", "is missing; it must be such as {amount: 2, unit: WORKING_DAYS}");
    }
    limit.ifPresent(inner -> inner.knowing("amount", "unit"));
    int amount = limit.map(inner -> (int) whole(inner, "amount", 1, MOST_AMOUNT, 1)).orElse(1);
    Optional<LimitUnit> unit = limit.flatMap(inner -> inner.oneOf("unit", LimitUnit.class));
    limit
        .filter(inner -> inner.isMissing("unit"))
        .ifPresent(inner -> inner.refuse("unit", "is missing; it must be such as WORKING_DAYS"));
    return new TimeLimit(amount, unit.orElse(LimitUnit.WORKING_DAYS));
  }

  /** Both languages; one stands in for the other. */
  private static Names names(JsonFields fields, String name) {
    Optional<JsonFields> both = fields.object(name);
    both.ifPresent(inner -> inner.knowing("zh", "en"));
    String zh = both.flatMap(inner -> inner.text("zh")).orElse("");
    String en = both.flatMap(inner -> inner.text("en")).orElse("");
    if (zh.isBlank() && en.isBlank()) {
      fields.refuse(name, "must name it: {zh: …, en: …}, at least one of them");
      return new Names("-", "-");
    }
    return new Names(zh.isBlank() ? en : zh, en.isBlank() ? zh : en);
  }

  private static long whole(JsonFields fields, String name, long least, long most, long fallback) {
    double value = fields.number(name).orElse((double) fallback);
    if (value != Math.rint(value) || value < least || value > most) {
      fields.refuse(name, "must be a whole number from %d to %d".formatted(least, most));
      return fallback;
    }
    return (long) value;
  }

  private static <T> T made(Supplier<T> making) {
    try {
      return making.get();
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
