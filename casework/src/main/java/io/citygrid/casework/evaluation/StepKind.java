package io.citygrid.casework.evaluation;

/** What can happen to a case, as far as it is evaluated. */
public enum StepKind {
  REPORTED,
  FILED,
  REJECTED,
  /** To a department; again when it is sent on. */
  DISPATCHED,
  ACCEPTED,
  RETURNED,
  EXTENDED,
  SUSPENDED,
  RESUMED,
  URGED,
  SUPERVISED,
  /** The department handed in its result. */
  HANDLED,
  HANDLED_ON_THE_SPOT,
  VERIFIED_BY_CITIZEN,
  REWORK,
  CLOSED,
  REOPENED,
  /** Void or merged: it counts in no duty any more. */
  CANCELLED,
  APPEAL_GRANTED
}
