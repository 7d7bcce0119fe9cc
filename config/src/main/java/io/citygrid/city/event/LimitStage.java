package io.citygrid.city.event;

import io.citygrid.city.Names;

/** A stage of a case that runs against a time limit. */
public enum LimitStage {
  /** The check on the spot before filing. */
  FIELD_CHECK("核实", "field check"),
  /** Until the center has found a department. */
  DISPATCH("派遣", "dispatch"),
  /** Until the department has accepted it or given it back. */
  ACCEPTANCE("签收", "acceptance"),
  /** From the first dispatch until the result is handed in, rework included. */
  HANDLING("处置", "handling"),
  /** The check on the spot before closing. */
  CHECK("核查", "check");

  private final Names names;

  LimitStage(String zh, String en) {
    this.names = new Names(zh, en);
  }

  public Names names() {
    return names;
  }
}
