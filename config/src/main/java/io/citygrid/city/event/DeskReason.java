package io.citygrid.city.event;

/** Why a case could not be dispatched by itself and lies on the manual desk. */
public enum DeskReason {
  /** The report has no position. */
  NO_LOCATION,
  /** The position is one that a geocoder answers when it knows nothing. */
  DEFAULT_POINT,
  /** No fence of the layer that its category belongs to, or of the areas, covers the position. */
  OUTSIDE_ALL_FENCES,
  /** The responsibility list has no row for this category and area. */
  NO_RULE,
  /** The responsibility list names several departments with equal right. */
  SEVERAL_RULES,
  /** Within the position's accuracy lies an edge beyond which another department is responsible. */
  NEAR_EDGE,
  /** The department that the responsibility list names is off duty. */
  OFF_DUTY,
  /** The department that the responsibility list names has as many cases in hand as it can take. */
  FULL,
  /** Overlapping fences have the position, and they lead to different departments. */
  OVERLAPPING_FENCES
}
