package io.citygrid.city.event;

/** The state of an alert. */
public enum AlertState {
  RAISED,
  CLEARED
}
