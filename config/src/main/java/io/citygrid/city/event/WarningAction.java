package io.citygrid.city.event;

/** What a person does with a warning. */
public enum WarningAction {
  ACKNOWLEDGE,
  CANCEL
}
