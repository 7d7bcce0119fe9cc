package io.citygrid.live.traffic.matching;

/** Why a position was put on no segment. */
public enum FixFault {
  /** Of a time that was told already, or of an earlier one. */
  REPEATED,
  /** No road is near: in the sea, or at longitude and latitude 0. */
  NO_ROAD,
  /** It could be reached from the position before only faster than the city believes. */
  UNREACHABLE,
  /** The very same place has been told for so long that it is no traffic. */
  FROZEN
}
