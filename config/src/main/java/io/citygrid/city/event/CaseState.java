package io.citygrid.city.event;

/**
 * The state of a case; it is in exactly one. Which moves lead from one to another says the life
 * table of the module {@code casework}.
 */
public enum CaseState {
  /** 待立案: reported; waits for the duty officer to file or to reject it. */
  REPORTED,
  /** 核实中: a grid worker looks at it on the spot before it is filed. */
  FIELD_CHECK,
  /** 不予立案: did not become a case. */
  REJECTED,
  /** 已派遣: with the responsible department, which has neither accepted nor returned it. */
  DISPATCHED,
  /** 待人工派遣: waits for a person to dispatch it. */
  ON_MANUAL_DESK,
  /** 已回退: a department gave it back; can only be corrected and dispatched again. */
  RETURNED,
  /** 待督查裁定: given back once too often; a supervisor decides whose it is. */
  WITH_SUPERVISOR,
  /** 已签收: the department has accepted it. */
  ACCEPTED,
  /** 处置中: the department is at it. */
  IN_PROGRESS,
  /** 挂账: put off to a date; its clock stands still. */
  SUSPENDED,
  /** 已反馈: the department handed in its result. */
  HANDLED,
  /** 核查中: someone looks on the spot whether it is done. */
  UNDER_CHECK,
  /** 待结案: the check was passed; the center closes it. */
  CHECKED,
  /** 返工: the check failed; back with the department on the same clock. */
  REWORK,
  /** 已结案: ended; may be reopened within a period. */
  CLOSED,
  /** 已并案: attached to another case on the same matter, and ends with it. */
  MERGED,
  /** 已作废: ended as if it had not been. */
  VOID;

  /** True when something is still to be done about it. */
  public boolean isOpen() {
    return switch (this) {
      case REJECTED, CLOSED, VOID -> false;
      default -> true;
    };
  }

  /**
   * True when the department that leads it has to work on it: it counts against the department's
   * load limit. Put off, handed in or under check it does not.
   */
  public boolean isInHand() {
    return switch (this) {
      case DISPATCHED, ACCEPTED, IN_PROGRESS, REWORK -> true;
      default -> false;
    };
  }
}
