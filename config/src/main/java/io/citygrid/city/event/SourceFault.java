package io.citygrid.city.event;

/** Why something that a source told is not used. What each is and what follows: decision 0090. */
public enum SourceFault {
  /** Not of the form it should have, or about something the source does not have. */
  MALFORMED,
  /** Outside what can physically be. */
  OUT_OF_RANGE,
  /** Of a time that has not come when it was received. */
  FUTURE,
  /** Of a time before the city's earliest. */
  BEFORE_CITY,
  /** After what it belongs to was decided. */
  LATE,
  /** All that comes is older than it can be, by the same time: the clock is behind. */
  CLOCK_BEHIND,
  /** The very same value for longer than the city allows. */
  STUCK,
  /** Fewer than nobody: the counter runs backwards, or was reset between its counts. */
  BACKWARDS,
  /** More people than fit through. */
  JUMP,
  IMPOSSIBLE_SPEED,
  IMPOSSIBLE_FLOW,
  IMPOSSIBLE_OCCUPANCY,
  FLOW_WITHOUT_SPEED,
  /** Flow and speed mean more vehicles on a kilometre than fit there. */
  IMPOSSIBLE_DENSITY,
  /** The occupancy is not what flow and speed make it. */
  OCCUPANCY_DISAGREES,
  /** At longitude and latitude 0. */
  ZERO_ZERO,
  /** No road is near, as in the sea. */
  NO_ROAD,
  /** The very same place for so long that it is no traffic. */
  FROZEN,
  /** Another vehicle drives under the same id. */
  TWO_VEHICLES,
  /** Less accurate than the city allows. */
  INACCURATE,
  /** Outside the city. */
  ELSEWHERE,
  /** An area without extent. */
  ZERO_AREA
}
