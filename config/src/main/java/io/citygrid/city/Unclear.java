package io.citygrid.city;

/** What becomes of a responsibility list that answers nowhere or twice. */
public enum Unclear {
  /** It is accepted with a warning; such cases go to the manual desk. */
  MANUAL_DESK,
  /** The city is refused with all such places. */
  REFUSE
}
