package io.citygrid.live.warning;

/** What a signal says. */
public enum SignalKind {
  /** The value is this from now on. */
  VALUE,
  /** This thing, an alert, a finding or a bulletin, counts from now on as it is told here. */
  BEGIN,
  /** It does not count any more, whether or not it is known. */
  END
}
