package io.citygrid.city;

/** Whom a rule of the city speaks to; what they may do to cases says the message's actor. */
public enum DutyRole {
  OPERATOR,
  DUTY_OFFICER,
  DISPATCHER,
  HANDLER,
  GRID_WORKER,
  SUPERVISOR
}
