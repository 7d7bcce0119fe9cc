package io.citygrid.city.event;

/** What became of a command. */
public enum CommandResult {
  /** The case moved. */
  FOLLOWED,
  /** The same command had moved the case before; nothing more happened. */
  REPEATED,
  /** The case has moved since its sender looked; nothing happened. */
  STALE,
  /** The move is not allowed now, not for this actor, or lacks something; nothing happened. */
  REFUSED,
  /** There is no such case; nothing happened. */
  NO_SUCH_CASE
}
