package io.citygrid.city.event;

/** What became of a command to a task of the office. */
public enum OfficeResult {
  /** The task moved. */
  FOLLOWED,
  /** The same command had moved the task before; nothing more happened. */
  REPEATED,
  /** The task has moved since its sender looked; nothing happened. */
  STALE,
  /** The move is not allowed now, not for this actor, or lacks something; nothing happened. */
  REFUSED,
  /** There is no such task; nothing happened. */
  NO_SUCH_TASK
}
