package io.citygrid.city.event;

/** Why a department might be the right one. */
public enum CandidateReason {
  /** 责任清单: the responsibility list names it for the place. */
  BY_LIST,
  /** 边界另一侧: it would be named if the position were as wrong as its sender allows. */
  BEYOND_EDGE,
  /** 不在岗: the list names it, and it is off duty. */
  OFF_DUTY,
  /** 已满额: the list names it, and it has no room. */
  FULL,
  /** 顺位: it comes next in turn after one that is off duty or full. */
  NEXT_IN_TURN,
  /** 围栏重叠: one of several overlapping fences that have the place leads to it. */
  OVERLAPPING_FENCE
}
