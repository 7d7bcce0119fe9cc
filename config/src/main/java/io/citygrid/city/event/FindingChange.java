package io.citygrid.city.event;

/** What happened to a finding. */
public enum FindingChange {
  RAISED,
  /** Its numbers or its evidence changed. */
  UPDATED,
  /** It was not found any more for as long as the city's rules say. */
  ENDED
}
