package io.citygrid.city.event;

/** What happened to a warning. */
public enum WarningChange {
  RAISED,
  /** Its level, its area or its text changed. */
  UPDATED,
  /** Nothing changed but until when it is valid. */
  EXTENDED,
  /** Somebody has taken it in hand. */
  ACKNOWLEDGED,
  /** Nobody had in time: more people are told. */
  ESCALATED,
  /** Over: what it warned of ended, or a person ended it. */
  CANCELLED,
  /** Over: nothing more was heard of it, or its time was up. */
  EXPIRED;

  /** True when the warning is not open any more. */
  public boolean isEnd() {
    return this == CANCELLED || this == EXPIRED;
  }
}
