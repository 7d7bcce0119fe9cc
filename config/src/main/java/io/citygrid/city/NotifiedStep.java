package io.citygrid.city;

/** The steps of a case of which somebody is told: who reported it, or who has it in hand. */
public enum NotifiedStep {
  /** 已受理: received, and not with a department yet. */
  RECEIVED,
  /** 受理并派遣: received, and with a department at once. */
  RECEIVED_AND_DISPATCHED,
  /** 不予立案 */
  NOT_FILED,
  /** 已派遣: sent to a department, or to another one. */
  DISPATCHED,
  /** 已回退: a department gave it back; more has to be found out. */
  RETURNED,
  /** 挂账 */
  PUT_OFF,
  /** 已处置 */
  HANDLED,
  /** 待核查 */
  TO_BE_VERIFIED,
  /** 返工: the check failed. */
  REWORK,
  /** 已结案 */
  CLOSED,
  /** 已并案: goes on with another case on the same matter. */
  MERGED,
  /** 已拆案: goes on by itself again. */
  SPLIT,
  /** 重新立案 */
  REOPENED,
  /** 已作废 */
  VOIDED,
  /** 临近时限: less than the yellow share of a department's limit is left. */
  LIMIT_NEAR(true),
  /** 督办通知: the written reminder to a department whose limit has long been over. */
  REMINDED(true);

  private final boolean ofDepartment;

  NotifiedStep() {
    this(false);
  }

  NotifiedStep(boolean ofDepartment) {
    this.ofDepartment = ofDepartment;
  }

  /** True when the department and its handler are told, false when whoever reported it is. */
  public boolean isOfDepartment() {
    return ofDepartment;
  }
}
