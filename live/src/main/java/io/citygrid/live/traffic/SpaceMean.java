package io.citygrid.live.traffic;

/**
 * What vehicles did on a segment in an interval, of which the space-mean speed follows: sum of
 * lengths over sum of times (GB/T 33171-2016), which is the harmonic mean by vehicle.
 *
 * <p>Whole millimetres and milliseconds, so that the sum does not depend on the order of arrival.
 * Flat, stored in state.
 *
 * @param millimeters driven by all vehicles together
 * @param millis spent by all vehicles together
 * @param vehicles how many samples it rests on
 */
public record SpaceMean(long millimeters, long millis, long vehicles) {
  /** Nobody was seen. */
  public static final SpaceMean NONE = new SpaceMean(0, 0, 0);

  private static final double KMH_PER_MILLIMETER_PER_MILLI = 3.6;

  public SpaceMean {
    if (millimeters < 0 || millis < 0 || vehicles < 0) {
      throw new IllegalArgumentException("a space mean must not be of negative sums");
    }
  }

  /** One vehicle drove so far in so long. */
  public static SpaceMean ofPiece(double meters, double seconds) {
    return new SpaceMean(Math.round(meters * 1_000), Math.round(seconds * 1_000), 1);
  }

  /**
   * Vehicles passed a loop: each is taken to have driven the whole segment with the speed it had
   * there.
   *
   * @param speedKmh above 0
   */
  public static SpaceMean ofPassing(long vehicles, double speedKmh, double segmentMeters) {
    double millis = segmentMeters * 3_600 / speedKmh;
    return new SpaceMean(
        vehicles * Math.round(segmentMeters * 1_000), vehicles * Math.round(millis), vehicles);
  }

  public SpaceMean plus(SpaceMean other) {
    return new SpaceMean(
        millimeters + other.millimeters, millis + other.millis, vehicles + other.vehicles);
  }

  /** Kilometres per hour; NaN when nobody was seen. */
  public double kmh() {
    return millis == 0 ? Double.NaN : KMH_PER_MILLIMETER_PER_MILLI * millimeters / millis;
  }
}
