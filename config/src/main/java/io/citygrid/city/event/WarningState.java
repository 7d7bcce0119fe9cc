package io.citygrid.city.event;

/** The state of a warning. */
public enum WarningState {
  OPEN,
  CANCELLED,
  EXPIRED
}
