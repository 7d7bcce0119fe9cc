package io.citygrid.live.traffic.matching;

/** What became of a position of a vehicle, told in hindsight by its whole trip. */
public enum PositionVerdict {
  /** It is on a segment. */
  MATCHED,
  /** Told before: the same vehicle and time, and the same place. */
  REPEATED,
  /** At longitude and latitude 0, as receivers tell that know nothing. */
  ZERO_ZERO,
  /** No road is near, as in the sea. */
  NO_ROAD,
  /** The very same place for long. */
  FROZEN,
  /** Another vehicle drives under the same id. */
  TWO_VEHICLES,
  /** It could be reached from the position before only at an impossible speed. */
  IMPOSSIBLE_SPEED
}
