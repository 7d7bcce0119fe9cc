package io.citygrid.geo.json;

/** What to do with a polygon whose rings cross themselves or each other. */
public enum InvalidRings {
  /** The feature is a problem. */
  REFUSE,
  /** The feature is repaired, and the change of its area is told. */
  REPAIR
}
