package io.citygrid.casework.moves;

/** Why a move is refused. */
public enum Refusal {
  /** There is no such thing to move. */
  NOT_THERE,
  /** The state does not allow it. */
  NOT_IN_THIS_STATE,
  /** No role of the actor may make it in this state. */
  NOT_IN_THIS_ROLE,
  /** It is not near enough to the actor: other area, level, department or reporter. */
  OUT_OF_SCOPE,
  /** A condition does not hold. */
  CONDITION,
  /** The command lacks something. */
  MISSING,
  /** What the command carries cannot be right for this thing in this city. */
  INVALID
}
