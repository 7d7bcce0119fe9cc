package io.citygrid.city.event;

/** What became of a citizen's command to a verification task. */
public enum TaskResult {
  /** It was done. */
  FOLLOWED,
  /** The same command had been followed before; nothing more happened. */
  REPEATED,
  /** It is not allowed now, or not to this person; nothing happened. */
  REFUSED,
  /** There is no such task; nothing happened. */
  NO_SUCH_TASK
}
