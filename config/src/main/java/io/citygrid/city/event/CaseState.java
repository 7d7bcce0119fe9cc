package io.citygrid.city.event;

/** The state of a case. */
public enum CaseState {
  /** 已派遣: with the responsible department. */
  DISPATCHED,
  /** 待人工派遣: waits for a person to dispatch it. */
  ON_MANUAL_DESK
}
