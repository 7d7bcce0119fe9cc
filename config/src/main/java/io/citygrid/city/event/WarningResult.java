package io.citygrid.city.event;

/** What became of a person's command to a warning. */
public enum WarningResult {
  /** It was done. */
  FOLLOWED,
  /** It was so before; nothing more happened. */
  REPEATED,
  /** It is not for this person; nothing happened. */
  REFUSED,
  /** There is no such open warning; nothing happened. */
  NO_SUCH_WARNING
}
