package io.citygrid.city.event;

/** A stage of a case that runs against a time limit. */
public enum LimitStage {
  /** 核实: the check on the spot before filing. */
  FIELD_CHECK,
  /** 派遣: until the center has found a department. */
  DISPATCH,
  /** 签收: until the department has accepted it or given it back. */
  ACCEPTANCE,
  /** 处置: from the first dispatch until the result is handed in, rework included. */
  HANDLING,
  /** 核查: the check on the spot before closing. */
  CHECK
}
