package io.citygrid.city.event;

/** The state of a finding. */
public enum FindingState {
  OPEN,
  ENDED
}
