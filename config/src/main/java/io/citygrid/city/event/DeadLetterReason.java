package io.citygrid.city.event;

/** Why a message could not be used. */
public enum DeadLetterReason {
  /** Not JSON, or cut off. */
  MALFORMED_JSON,
  /** A field has another type than it should. */
  WRONG_TYPE,
  /** A required field is missing. */
  MISSING_FIELD,
  /** A value is not allowed: NaN, too long, out of its physical range. */
  INVALID_VALUE,
  /** A coordinate out of range. */
  POSITION_OUT_OF_RANGE,
  /** A time before the city's earliest, or in the future. */
  TIME_OUT_OF_RANGE,
  UNKNOWN_CATEGORY,
  UNKNOWN_DEVICE,
  /** The device is not of a kind that has this metric. */
  UNKNOWN_METRIC,
  /** The id belongs to another report, or to a contact that was told to be otherwise. */
  ID_REUSED,
  /** Came after the time it belongs to was decided. */
  LATE,
  /** Larger than a message may be. */
  TOO_LARGE,
  /** Names a city version that was never published. */
  UNKNOWN_CITY_VERSION,
  /** A notification that no channel took, however often it was tried. */
  UNDELIVERABLE
}
