package io.citygrid.city;

/** What becomes of a case whose department is off duty when it is dispatched. */
public enum OffDuty {
  /** A person decides, with the departments on duty as candidates. */
  MANUAL_DESK,
  /** The next department that is on duty has it: of the level above, then of the next row. */
  NEXT
}
