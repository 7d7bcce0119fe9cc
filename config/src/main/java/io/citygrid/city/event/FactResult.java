package io.citygrid.city.event;

/** What became of an edit of a fact. */
public enum FactResult {
  /** The fact changed. */
  APPLIED,
  /** The same edit had changed it before; nothing more happened. */
  REPEATED,
  /** The fact has changed since its sender looked; nothing happened. */
  STALE,
  /** The edit is not possible, not for this actor, or lacks something; nothing happened. */
  REFUSED,
  /** There is no such fact; nothing happened. */
  NO_SUCH_FACT
}
