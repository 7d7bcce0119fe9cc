package io.citygrid.casework.office;

import io.citygrid.city.Area;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the tasks of a plan. Their ids follow from the plan, the key and the place alone: whoever
 * starts the plan again under the same key makes no second task, be it another person.
 *
 * @param area code of the area in which it is started
 * @param key the same when the same start is meant, such as the id of a warning
 * @param origin why, see {@link OfficeBrief#origin}
 * @param at when the edge took it
 */
public record PlanStart(
    OfficePlan plan, String area, String key, String origin, Actor actor, Instant at) {

  /** One command for each task, in the order of the plan, areas in the order of the city. */
  public List<OfficeCommand> commands(City city) {
    List<OfficeCommand> commands = new ArrayList<>();
    for (OfficePlan.PlannedTask task : plan.tasks()) {
      for (String place : places(task, city)) {
        commands.add(command(task, place, city));
      }
    }
    return commands;
  }

  /**
   * The areas of the task's level in the area. An area below that level has the task for itself;
   * one above it that is divided no further has none.
   */
  private List<String> places(OfficePlan.PlannedTask task, City city) {
    List<String> inside =
        city.areas().stream()
            .filter(one -> one.level() == task.per())
            .map(Area::code)
            .filter(code -> city.areaPath(code).contains(area))
            .toList();
    boolean isBelow =
        city.findArea(area).filter(one -> one.level().compareTo(task.per()) > 0).isPresent();
    return isBelow ? List.of(area) : inside;
  }

  private OfficeCommand command(OfficePlan.PlannedTask task, String place, City city) {
    String taskId = CaseIds.of("plan/" + plan.id(), key + "/" + task.id() + "/" + place);
    String owner = departmentOf(task.function(), place, city);
    List<OfficeStep> steps = new ArrayList<>();
    for (OfficePlan.PlannedStep step : task.steps()) {
      String doer = step.function().isEmpty() ? owner : departmentOf(step.function(), place, city);
      steps.add(new OfficeStep(steps.size() + 1, step.names(), doer, step.weight(), null, ""));
    }
    return new OfficeCommand(
        CaseIds.of(taskId, OfficeMove.DRAW_UP.name()),
        taskId,
        0,
        OfficeMove.DRAW_UP,
        actor,
        at,
        city.version().city(),
        "",
        OfficeTarget.NONE,
        new OfficeBrief(
            task.names(),
            task.scope(),
            place,
            owner,
            task.limit(),
            task.budgetCents(),
            plan.id(),
            origin,
            steps));
  }

  /** The nearest department of this function in or above the area, as the loader made sure of. */
  private static String departmentOf(String function, String area, City city) {
    List<String> path = city.areaPath(area);
    for (int i = path.size() - 1; i >= 0; i--) {
      String code = path.get(i);
      Optional<Department> here =
          city.departments().stream()
              .filter(one -> one.function().equals(function) && one.area().equals(code))
              .findFirst();
      if (here.isPresent()) {
        return here.get().id();
      }
    }
    throw new IllegalStateException("nobody in or above %s has %s".formatted(area, function));
  }
}
