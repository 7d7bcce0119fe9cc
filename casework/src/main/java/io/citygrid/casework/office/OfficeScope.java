package io.citygrid.casework.office;

import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeStep;

/** How near to a task someone must stand to move it. */
public enum OfficeScope {
  /** It is for an area they work for. */
  OWN_AREA(new Names("本辖区", "own area")),
  /** Their department owns it. */
  OWNER(new Names("主办部门", "department that owns it")),
  /** Their department does the step; of a move without one, any step that is left. */
  STEP_DEPARTMENT(new Names("步骤承办部门", "department that does the step")),
  /** Their department owns it or does a step of it. */
  INVOLVED(new Names("主办或承办部门", "department that owns it or does a step")),
  /** No bound: for rules. */
  ANYWHERE(new Names("不限", "anywhere"));

  private final Names names;

  OfficeScope(Names names) {
    this.names = names;
  }

  public Names names() {
    return names;
  }

  /**
   * True when the actor stands near enough.
   *
   * @param step number of the step that it is about; 0 for none
   */
  public boolean covers(Actor actor, OfficeEvent event, int step) {
    return switch (this) {
      case OWN_AREA ->
          actor.areas().contains(Actor.EVERYWHERE)
              || event.areaPath().stream().anyMatch(actor.areas()::contains);
      case OWNER -> event.department().equals(actor.department());
      case STEP_DEPARTMENT ->
          event.steps().stream()
              .filter(one -> step < 1 || step > event.steps().size() || one.number() == step)
              .filter(one -> step > 0 || !one.isDone())
              .map(OfficeStep::department)
              .anyMatch(actor.department()::equals);
      case INVOLVED -> event.departments().contains(actor.department());
      case ANYWHERE -> true;
    };
  }
}
