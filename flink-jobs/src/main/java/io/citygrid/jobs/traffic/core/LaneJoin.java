package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.live.traffic.DetectorCheck;
import io.citygrid.live.traffic.DetectorFault;
import io.citygrid.live.traffic.LaneSample;
import io.citygrid.live.traffic.SpaceMean;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins flow, speed and occupancy of a lane by their time, and says what passed the detector. */
public final class LaneJoin {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private LaneJoin() {}

  /** A lane at a moment; in the order of time, then of lanes. */
  public record At(long atMillis, int lane) implements Comparable<At> {
    private static final Comparator<At> ORDER =
        Comparator.comparingLong(At::atMillis).thenComparingInt(At::lane);

    @Override
    public int compareTo(At other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What passed in an interval.
   *
   * @param mean of the vehicles; none when no speed was told or nothing is believed
   * @param flowPerHour of all lanes together; NaN when no flow was told
   * @param usableShare of the samples, in [0, 1]
   */
  public record Passed(SpaceMean mean, double flowPerHour, double usableShare) {}

  /** The samples of an interval in order. */
  public static SortedMap<At, LaneSample> samples(List<LaneValue> values) {
    SortedMap<At, LaneSample> samples = new TreeMap<>();
    for (LaneValue value : values) {
      samples.merge(new At(value.atMillis(), value.lane()), sample(value), LaneJoin::joined);
    }
    return samples;
  }

  /**
   * Sums up the samples that are believed.
   *
   * @param intervalMillis length of the interval; each sample of a lane stands for an equal part
   */
  public static Passed passed(
      SortedMap<At, LaneSample> samples,
      List<Integer> stuckLanes,
      double segmentMeters,
      long intervalMillis,
      TrafficRules.Detectors rules) {
    SpaceMean mean = SpaceMean.NONE;
    double flow = 0;
    boolean isFlowTold = false;
    int usable = 0;
    for (var entry : samples.entrySet()) {
      int lane = entry.getKey().lane();
      LaneSample sample = entry.getValue();
      if (stuckLanes.contains(lane) || DetectorCheck.check(sample, rules) != DetectorFault.NONE) {
        continue;
      }
      usable++;
      long ofLane = samples.keySet().stream().filter(at -> at.lane() == lane).count();
      boolean hasFlow = !Double.isNaN(sample.flowPerHour());
      isFlowTold |= hasFlow;
      flow += hasFlow ? sample.flowPerHour() / ofLane : 0;
      double hours = intervalMillis / MILLIS_PER_HOUR / ofLane;
      // Without a flow each speed counts as one vehicle's.
      long vehicles = hasFlow ? Math.round(sample.flowPerHour() * hours) : 1;
      if (sample.speedKmh() > 0 && vehicles > 0) {
        mean = mean.plus(SpaceMean.ofPassing(vehicles, sample.speedKmh(), segmentMeters));
      }
    }
    double share = samples.isEmpty() ? 0 : usable / (double) samples.size();
    return new Passed(mean, isFlowTold ? flow : Double.NaN, share);
  }

  private static LaneSample sample(LaneValue value) {
    return switch (value.quantity()) {
      case FLOW -> new LaneSample(value.value(), Double.NaN, Double.NaN);
      case SPEED -> new LaneSample(Double.NaN, value.value(), Double.NaN);
      case OCCUPANCY -> new LaneSample(Double.NaN, Double.NaN, value.value());
    };
  }

  private static LaneSample joined(LaneSample one, LaneSample other) {
    return new LaneSample(
        known(one.flowPerHour(), other.flowPerHour()),
        known(one.speedKmh(), other.speedKmh()),
        known(one.occupancy(), other.occupancy()));
  }

  private static double known(double one, double other) {
    return Double.isNaN(one) ? other : one;
  }
}
