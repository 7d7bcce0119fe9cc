package io.citygrid.live.traffic.travel;

import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.Map;
import java.util.Optional;

/**
 * How long each segment of a network takes in one interval. A segment on which nobody was seen then
 * keeps the speed of the interval before, for so long; after that it is not measured, and free flow
 * is assumed.
 */
public final class NetworkTimes {
  private static final double KMH_PER_METER_PER_SECOND = 3.6;

  private final RoadNetwork network;
  private final double[] seconds;
  private final double[] freeSeconds;
  private final double[] confidences;
  private final long version;

  /**
   * @param pasts by the ids of segments; those that the network does not have say nothing
   * @param intervalMillis start of the interval
   * @param heldMillis what began so long before the interval, or longer, does not count any more
   */
  public NetworkTimes(
      RoadNetwork network, Map<String, SegmentPast> pasts, long intervalMillis, long heldMillis) {
    int size = network.segments().size();
    this.network = network;
    this.seconds = new double[size];
    this.freeSeconds = new double[size];
    this.confidences = new double[size];
    long versions = 0;
    for (Segment segment : network.segments()) {
      int index = segment.index();
      SegmentPast past = pasts.getOrDefault(segment.id(), SegmentPast.NONE);
      Optional<SegmentSpeed> newest = past.newest(Long.MIN_VALUE, intervalMillis);
      double meters = segment.lengthMeters() * KMH_PER_METER_PER_SECOND;
      freeSeconds[index] =
          meters / newest.map(SegmentSpeed::freeFlowKmh).orElse(segment.speedLimitKmh());
      seconds[index] = freeSeconds[index];
      if (newest.isPresent() && newest.get().intervalMillis() > intervalMillis - heldMillis) {
        seconds[index] = meters / newest.get().kmh();
        confidences[index] = newest.get().confidence();
      }
      for (SegmentSpeed speed : past.speeds()) {
        boolean isWithin =
            speed.intervalMillis() > intervalMillis - heldMillis
                && speed.intervalMillis() <= intervalMillis;
        versions += isWithin ? speed.version() : 0;
      }
    }
    this.version = versions;
  }

  RoadNetwork network() {
    return network;
  }

  /** By the index of segments; not to be changed. */
  double[] seconds() {
    return seconds;
  }

  /** The same in free flow. */
  double[] freeSeconds() {
    return freeSeconds;
  }

  double seconds(Segment segment) {
    return seconds[segment.index()];
  }

  /** In (0, 1]; 0 where nothing was measured. */
  double confidence(Segment segment) {
    return confidences[segment.index()];
  }

  /**
   * How much it rests on: whoever knows more has the higher version, and who knows the same has the
   * same.
   */
  public long version() {
    return version;
  }
}
