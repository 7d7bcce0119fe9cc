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
  /** A stage was overdue for so long that the level above has to take it up. */
  ESCALATED,
  /** The department handed in its result. */
  HANDLED,
  HANDLED_ON_THE_SPOT,
  VERIFIED_BY_CITIZEN,
  REWORK,
  CLOSED,
  REOPENED,
  /** Void or merged: it counts in no duty any more. */
  CANCELLED,
  APPEAL_GRANTED,
  /** Its category or its place was changed. */
  CORRECTED,
  /** A department was found after the limit for finding one. */
  DISPATCHED_LATE,
  /** Someone was asked to look on the spot, before filing or before closing. */
  CHECK_ASKED,
  /** The look on the spot ended after its limit, or has not ended. */
  NOT_CHECKED_IN_TIME,
  /** It came to an end of which its reporter is to be asked. */
  CALL_BACK_DUE,
  CALLED_BACK,
  /** The reporter said what the outcome is worth; one of these three. */
  RATED_SATISFIED,
  RATED_FAIRLY_SATISFIED,
  RATED_NOT_SATISFIED
}
