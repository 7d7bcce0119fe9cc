package io.citygrid.casework.life;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import java.util.List;

/** How near to a case someone must stand to move it. */
public enum Scope {
  /** The case lies in an area they work for. */
  OWN_AREA(new Names("本辖区", "own area")),
  /** As {@link #OWN_AREA}, and a case that the city has drawn to itself only the city's people. */
  CENTER(new Names("本辖区、案件所在层级", "own area, at the level that has the case")),
  /** They work for the whole city. */
  CITY(new Names("全市", "whole city")),
  /** Their department leads. */
  LEADING_DEPARTMENT(new Names("主办部门", "leading department")),
  /** Their department leads or assists. */
  INVOLVED_DEPARTMENT(new Names("主办或协办部门", "leading or assisting department")),
  /** Their department was asked for its opinion. */
  ASKED_DEPARTMENT(new Names("被征询部门", "department that was asked")),
  /** They reported it themselves. */
  OWN_REPORT(new Names("本人上报", "own report")),
  /** No bound: for rules. */
  ANYWHERE(new Names("不限", "anywhere"));

  private final Names names;

  Scope(Names names) {
    this.names = names;
  }

  public Names names() {
    return names;
  }

  /** True when the actor stands near enough to the case. */
  public boolean covers(Actor actor, CaseEvent event) {
    CaseFacts facts = event.current();
    return switch (this) {
      case OWN_AREA -> worksFor(actor, event.areaPath());
      case CENTER ->
          worksFor(actor, event.areaPath())
              && (facts.level() != AreaLevel.CITY || worksForCity(actor, event.areaPath()));
      case CITY -> worksForCity(actor, event.areaPath());
      case LEADING_DEPARTMENT -> isOf(actor, event.department());
      case INVOLVED_DEPARTMENT ->
          isOf(actor, event.department()) || facts.assisting().contains(actor.department());
      case ASKED_DEPARTMENT -> isOf(actor, facts.opinionOf());
      case OWN_REPORT -> actor.id().equals(event.report().reporter());
      case ANYWHERE -> true;
    };
  }

  private static boolean worksFor(Actor actor, List<String> areaPath) {
    return actor.areas().contains(Actor.EVERYWHERE)
        || areaPath.stream().anyMatch(actor.areas()::contains);
  }

  private static boolean worksForCity(Actor actor, List<String> areaPath) {
    return actor.areas().contains(Actor.EVERYWHERE)
        || (!areaPath.isEmpty() && actor.areas().contains(areaPath.get(0)));
  }

  private static boolean isOf(Actor actor, String department) {
    return !department.isEmpty() && department.equals(actor.department());
  }
}
