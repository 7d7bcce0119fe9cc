package io.citygrid.city;

/** How a report becomes a case (立案). */
public enum Filing {
  /** At once, under the first standard row of its category, and dispatched. */
  BY_RULE,
  /** When the duty officer files it. */
  BY_PERSON,
  /** When the duty officer files it after a grid worker has looked on the spot. */
  AFTER_FIELD_CHECK
}
