package io.citygrid.city.event;

/**
 * Where somebody was. The number is the camera's own and says only that it is the same person as in
 * the frame before; it names nobody.
 *
 * @param person the camera's number, at least 0
 * @param x metres in the plane of the measuring area
 * @param y metres likewise
 */
public record TrackedPosition(long person, double x, double y) {
  /** No camera sees farther. */
  public static final double FARTHEST_METERS = 1_000;

  public TrackedPosition {
    if (person < 0) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "person", "must not be below 0 but is " + person);
    }
    requireNear("x", x);
    requireNear("y", y);
  }

  private static void requireNear(String field, double meters) {
    if (!(Math.abs(meters) <= FARTHEST_METERS)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          field,
          "must be metres within %.0f but is %s".formatted(FARTHEST_METERS, meters));
    }
  }
}
