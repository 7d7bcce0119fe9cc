package io.citygrid.city;

import io.citygrid.geo.road.RoadClass;
import java.util.List;

/** The city's numbers for traffic. */
public record TrafficRules(
    Measuring measuring,
    Levels levels,
    FreeFlow freeFlow,
    Usual usual,
    Detectors detectors,
    Incidents incidents,
    Matching matching,
    Travel travel) {

  /**
   * Over which time speeds are averaged.
   *
   * @param intervalMinutes a divisor of 60, at most 5 by GB/T 33171-2016
   * @param correctableMinutes how long after its end an interval is still corrected by what comes
   *     late
   * @param correctedEverySeconds so far apart in event time are the corrections of an interval
   * @param vehiclesForFullConfidence so many vehicles in an interval make its speed certain
   * @param contradictionFactor two sources contradict each other when one says more than so many
   *     times the speed of the other
   */
  public record Measuring(
      int intervalMinutes,
      int correctableMinutes,
      int correctedEverySeconds,
      int vehiclesForFullConfidence,
      double contradictionFactor) {}

  /**
   * Where one level of congestion ends and the next begins, from the clearest: four numbers each,
   * falling.
   *
   * @param freeFlowShares of the free-flow speed; a share equal to the bound belongs to the worse
   *     level
   * @param expresswayKmh where free flow is not known; a speed equal to the bound belongs to the
   *     worse level
   * @param indexRatios travel time over free travel time at which the index is 0, 2, 4, 6, 8, 10
   */
  public record Levels(
      List<Double> freeFlowShares,
      List<Double> expresswayKmh,
      List<Double> arterialKmh,
      List<Double> otherKmh,
      List<Double> indexRatios) {
    public Levels {
      freeFlowShares = List.copyOf(freeFlowShares);
      expresswayKmh = List.copyOf(expresswayKmh);
      arterialKmh = List.copyOf(arterialKmh);
      otherKmh = List.copyOf(otherKmh);
      indexRatios = List.copyOf(indexRatios);
    }

    /** The bounds in kilometres per hour for a class of road. */
    public List<Double> boundsKmh(RoadClass roadClass) {
      return switch (roadClass) {
        case EXPRESSWAY -> expresswayKmh;
        case ARTERIAL -> arterialKmh;
        case OTHER -> otherKmh;
      };
    }
  }

  /**
   * How the free-flow speed of a segment is learned.
   *
   * @param leastDays before so many days were seen, the speed limit stands in
   * @param mostDays so many days are remembered
   */
  public record FreeFlow(int leastDays, int mostDays) {}

  /**
   * How the usual speed of a segment at an hour of such a day is learned.
   *
   * @param leastDays days of a kind before anything is usual for an hour
   * @param mostDays so many days weigh in what is usual
   */
  public record Usual(int leastDays, int mostDays) {}

  /**
   * What a loop detector cannot have seen.
   *
   * @param highestFlowPerHour vehicles of one lane
   * @param stuckMinutes the very same value for so long is a broken detector
   * @param jamDensityPerKm vehicles that fit on a kilometre of lane when they stand bumper to
   *     bumper
   * @param effectiveMeters length of a vehicle and of the loop together, as occupancy sees it
   * @param leastOccupancy below so much, a share of time, single vehicles decide, and an occupancy
   *     is not held against flow and speed
   * @param occupancyFactor lorries are longer and speeds are means: occupancies may differ by this
   *     factor
   */
  public record Detectors(
      double highestSpeedKmh,
      double highestFlowPerHour,
      int stuckMinutes,
      double jamDensityPerKm,
      double effectiveMeters,
      double leastOccupancy,
      double occupancyFactor) {}

  /**
   * When a slow segment is an incident.
   *
   * @param dropShare the speed fell to less than this share of what it was
   * @param neighbourShare and to less than this share of the speed of the next segment downstream
   * @param holdIntervals for so many intervals in a row
   * @param clearShare over when it is back at this share of what it was
   * @param newestWeight share of the newest interval in what the speed was before a drop
   */
  public record Incidents(
      double dropShare,
      double neighbourShare,
      int holdIntervals,
      double clearShare,
      double newestWeight) {}

  /**
   * How positions of vehicles are put on segments.
   *
   * @param radiusMeters segments farther from a position are not its
   * @param leastAccuracyMeters a position is never taken for more accurate than this
   * @param detourMeters by which the way driven usually differs from the straight line
   * @param windowSeconds so long a position waits at most for what comes after it
   * @param longestGapSeconds after a longer silence a vehicle's way begins anew
   * @param highestSpeedKmh a position that could be reached only faster is none
   * @param frozenSeconds a vehicle that tells the very same place for so long is parked, or its
   *     receiver is broken: what it tells from then on is no traffic
   * @param headingConcentration how much a heading counts: the concentration of the von Mises
   *     distribution of its error; at 4 about 30 degrees either way are usual, at 0 it counts for
   *     nothing
   * @param leastHeadingKmh slower than this the heading of a position means nothing
   */
  public record Matching(
      double radiusMeters,
      double leastAccuracyMeters,
      double detourMeters,
      int windowSeconds,
      int longestGapSeconds,
      double highestSpeedKmh,
      int frozenSeconds,
      double headingConcentration,
      double leastHeadingKmh) {}

  /**
   * How travel times between places are told.
   *
   * @param heldMinutes so long after its interval began a segment's speed still counts where no
   *     newer one was measured
   * @param leastMeasuredShare of the length of a way: when less of it was measured its time is
   *     mostly assumed, and neither judged nor learned from
   * @param leastDays days of a kind before anything is usual for an hour
   * @param mostDays days of a kind that are remembered
   */
  public record Travel(int heldMinutes, double leastMeasuredShare, int leastDays, int mostDays) {}
}
