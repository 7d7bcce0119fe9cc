package io.citygrid.casework.life;

/** Why a move is refused. */
public enum Refusal {
  /** There is no such case. */
  NO_SUCH_CASE,
  /** The state does not allow it. */
  NOT_IN_THIS_STATE,
  /** No role of the actor may make it in this state. */
  NOT_IN_THIS_ROLE,
  /** The case is not near enough to the actor: other area, level, department or reporter. */
  OUT_OF_SCOPE,
  /** A condition does not hold. */
  CONDITION,
  /** The command lacks something. */
  MISSING,
  /** What the command carries cannot be right for this case in this city. */
  INVALID
}
