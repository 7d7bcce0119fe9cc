package io.citygrid.live.traffic;

/** Why the sample of a detector is not believed. */
public enum DetectorFault {
  /** Nothing is wrong. */
  NONE,
  /** A speed below 0 or above what the city thinks possible. */
  IMPOSSIBLE_SPEED,
  /** A flow below 0 or above what one lane can carry. */
  IMPOSSIBLE_FLOW,
  /** An occupancy outside [0, 1]. */
  IMPOSSIBLE_OCCUPANCY,
  /** Vehicles passed, but with speed 0. */
  FLOW_WITHOUT_SPEED,
  /** Flow and speed mean more vehicles on a kilometre than fit there. */
  IMPOSSIBLE_DENSITY,
  /** The occupancy is not what flow and speed make it. */
  OCCUPANCY_DISAGREES,
  /** The very same sample again and again. */
  STUCK
}
