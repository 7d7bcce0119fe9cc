package io.citygrid.city.event;

/** What a loop detector measures on a lane. */
public enum DetectorQuantity {
  /** Vehicles per hour. */
  FLOW,
  /** Mean speed in kilometres per hour. */
  SPEED,
  /** Share of time in which a vehicle stands on the loop, in [0, 1]. */
  OCCUPANCY
}
