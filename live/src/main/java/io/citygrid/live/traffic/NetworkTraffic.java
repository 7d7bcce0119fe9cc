package io.citygrid.live.traffic;

/**
 * Traffic on many segments together, such as those of a road, a district or the city. Sums, so that
 * networks add up; flat, stored in state.
 *
 * @param vehicleMeters metres driven: the weight of each segment
 * @param weightedRatios sum of travel-time ratios, each by its weight
 * @param meters length of the segments that were seen
 * @param congestedMeters length of those from slight congestion on
 * @param severeMeters length of those in severe congestion
 * @param delaySeconds sum over the segments of what one vehicle loses there
 */
public record NetworkTraffic(
    double vehicleMeters,
    double weightedRatios,
    double meters,
    double congestedMeters,
    double severeMeters,
    double delaySeconds) {
  /** Nothing was seen. */
  public static final NetworkTraffic NONE = new NetworkTraffic(0, 0, 0, 0, 0, 0);

  /**
   * One segment.
   *
   * @param vehicles at least 1
   */
  public static NetworkTraffic ofSegment(
      double meters, double vehicles, TravelTime time, CongestionLevel level) {
    double weight = vehicles * meters;
    return new NetworkTraffic(
        weight,
        weight * time.ratio(),
        meters,
        level.isCongested() ? meters : 0,
        level == CongestionLevel.SEVERE ? meters : 0,
        time.delaySeconds());
  }

  public NetworkTraffic plus(NetworkTraffic other) {
    return new NetworkTraffic(
        vehicleMeters + other.vehicleMeters,
        weightedRatios + other.weightedRatios,
        meters + other.meters,
        congestedMeters + other.congestedMeters,
        severeMeters + other.severeMeters,
        delaySeconds + other.delaySeconds);
  }

  /** False when nothing was seen, so that nothing can be said. */
  public boolean isSeen() {
    return vehicleMeters > 0;
  }

  /** Travel-time ratio weighted by metres driven, at least 1; NaN when nothing was seen. */
  public double ratio() {
    return isSeen() ? weightedRatios / vehicleMeters : Double.NaN;
  }

  /** Congestion mileage share in [0, 1]: congested length over length seen. */
  public double congestedShare() {
    return isSeen() ? congestedMeters / meters : Double.NaN;
  }

  /** Share of the length seen that is in severe congestion, in [0, 1]. */
  public double severeShare() {
    return isSeen() ? severeMeters / meters : Double.NaN;
  }
}
