package io.citygrid.city;

/** The four kinds of time limit. */
public enum LimitUnit {
  /** 紧急工作时: around the clock. */
  EMERGENCY_HOURS,
  /** 紧急工作日: around the clock. */
  EMERGENCY_DAYS,
  /** 工作时: working time only. */
  WORKING_HOURS,
  /** 工作日: working time only; a day is as long as the calendar's working day. */
  WORKING_DAYS
}
