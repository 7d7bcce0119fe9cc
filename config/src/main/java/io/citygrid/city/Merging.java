package io.citygrid.city;

/** What becomes of a report near an open case of the same category. */
public enum Merging {
  /** Attached to the case by rule; where a person must decide, offered to the desk. */
  BY_RULE,
  /** Offered to the desk always. */
  OFFERED,
  /** A case of its own. */
  OFF
}
