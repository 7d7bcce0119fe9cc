package io.citygrid.city.event;

/** What the city is told by. */
public enum SourceKind {
  /** A device; its parts are its metrics. */
  SENSOR,
  /** A counter of people. */
  COUNTER,
  /** A loop detector; its parts are its lanes. */
  DETECTOR,
  VEHICLE,
  /** The pings of all devices that are heard together: who sent one is not kept. */
  PRESENCE,
  /** A file of the city in which areas are drawn. */
  AREA;

  /** True for what stands at its place and tells all day, so that its silence means something. */
  public boolean speaksAllDay() {
    return this == SENSOR || this == COUNTER || this == DETECTOR || this == PRESENCE;
  }
}
