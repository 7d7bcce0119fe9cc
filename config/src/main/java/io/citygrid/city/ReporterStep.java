package io.citygrid.city;

/** The steps of a case that concern whoever reported it. */
public enum ReporterStep {
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
  VOIDED
}
