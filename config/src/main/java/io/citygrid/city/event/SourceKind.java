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
  AREA,
  /** The camera over a measuring area; what it tells is frames. */
  MEASURING_AREA;

  /** True for what stands at its place and tells all day, so that its silence means something. */
  public boolean speaksAllDay() {
    return switch (this) {
      case SENSOR, COUNTER, DETECTOR, PRESENCE, MEASURING_AREA -> true;
      case VEHICLE, AREA -> false;
    };
  }
}
