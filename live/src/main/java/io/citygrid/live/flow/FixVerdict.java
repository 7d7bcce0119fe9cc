package io.citygrid.live.flow;

/** What became of a position. */
public enum FixVerdict {
  TAKEN,
  /** One of the same mover and half minute counts that is as good or better. */
  REPEATED,
  /** Outside all areas: at 0,0, in the sea, or abroad. */
  OUTSIDE,
  /** So late that what it could correct is closed. */
  LATE
}
