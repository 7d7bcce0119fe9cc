package io.citygrid.city.event;

/** CAP 1.2 {@code msgType}, as far as it tells of an event. */
public enum BulletinType {
  ALERT,
  UPDATE,
  CANCEL
}
