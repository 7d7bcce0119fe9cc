package io.citygrid.casework.life;

import io.citygrid.city.Names;
import io.citygrid.city.event.CaseState;

/** Whose turn it is: an open case always has one. */
public enum Holder {
  /** The duty officers, operators and dispatchers of the case's level. */
  CENTER(new Names("中心", "center")),
  /** The grid workers of the place. */
  GRID_WORKER(new Names("网格员", "grid worker")),
  /** The leading department. */
  DEPARTMENT(new Names("责任部门", "department")),
  /** The supervisors. */
  SUPERVISOR(new Names("督查员", "supervisor")),
  /** Whoever holds the case to which it is attached. */
  MAIN_CASE(new Names("主案持有方", "holder of the main case")),
  /** Nobody: it has ended. */
  NOBODY(new Names("无", "nobody"));

  private final Names names;

  Holder(Names names) {
    this.names = names;
  }

  public Names names() {
    return names;
  }

  /** Whose turn it is in this state. */
  public static Holder of(CaseState state) {
    return switch (state) {
      case REPORTED, ON_MANUAL_DESK, RETURNED, HANDLED, CHECKED -> CENTER;
      case FIELD_CHECK, UNDER_CHECK -> GRID_WORKER;
      case DISPATCHED, ACCEPTED, IN_PROGRESS, SUSPENDED, REWORK -> DEPARTMENT;
      case WITH_SUPERVISOR -> SUPERVISOR;
      case MERGED -> MAIN_CASE;
      case REJECTED, CLOSED, VOID -> NOBODY;
    };
  }
}
