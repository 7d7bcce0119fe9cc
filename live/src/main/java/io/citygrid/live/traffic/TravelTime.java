package io.citygrid.live.traffic;

/**
 * How long it takes to drive along a segment, and how long it would take in free flow (GB/T
 * 33171-2016).
 *
 * @param seconds above 0
 * @param freeSeconds above 0
 */
public record TravelTime(double seconds, double freeSeconds) {
  private static final double KMH_PER_METER_PER_SECOND = 3.6;

  public TravelTime {
    if (!(seconds > 0 && freeSeconds > 0)) {
      throw new IllegalArgumentException(
          "travel times must be above 0 but are %s and %s".formatted(seconds, freeSeconds));
    }
  }

  /** Along so many metres at these speeds. */
  public static TravelTime along(double meters, double speedKmh, double freeFlowKmh) {
    return new TravelTime(
        meters * KMH_PER_METER_PER_SECOND / speedKmh,
        meters * KMH_PER_METER_PER_SECOND / freeFlowKmh);
  }

  /** Travel time over free travel time, at least 1. */
  public double ratio() {
    return Math.max(1, seconds / freeSeconds);
  }

  /** Seconds lost, at least 0. */
  public double delaySeconds() {
    return Math.max(0, seconds - freeSeconds);
  }

  /** Share of the travel time that is lost, in [0, 1). */
  public double delayRatio() {
    return delaySeconds() / seconds;
  }
}
