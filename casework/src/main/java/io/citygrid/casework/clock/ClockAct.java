package io.citygrid.casework.clock;

/** What a move does to a clock. */
public enum ClockAct {
  /** Begins anew with the whole limit. */
  START,
  /** Stands still and may go on. */
  PAUSE,
  /** Goes on with what is left. */
  RESUME,
  /** Ends; what it took is kept. */
  STOP,
  /** Gets one more original limit. */
  EXTEND
}
