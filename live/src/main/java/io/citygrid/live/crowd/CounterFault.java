package io.citygrid.live.crowd;

/** Why a count is not believed. */
public enum CounterFault {
  NONE,
  /** Fewer than nobody passed: the counter runs backwards. */
  BACKWARDS,
  /** More people passed than fit through: it jumped. */
  JUMP,
  /** It counted what had not happened yet when it told. */
  FUTURE,
  /** It has told the very same for hours. */
  STUCK
}
