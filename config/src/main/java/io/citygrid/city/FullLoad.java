package io.citygrid.city;

/** What becomes of a case whose department has as many in hand as it can take. */
public enum FullLoad {
  /** A person decides, with the departments that have room as candidates. */
  MANUAL_DESK,
  /** The next department in turn that has room has it. */
  NEXT
}
