package io.citygrid.city;

import java.util.List;

/** The city's numbers for crowds. */
public record CrowdRules(
    Measuring measuring,
    Presence presence,
    ServiceLevels serviceLevels,
    Warnings warnings,
    Usual usual,
    Forecast forecast,
    Counters counters,
    Tracking tracking,
    Cells cells,
    Trend trend,
    Privacy privacy) {

  /**
   * In what time crowds are measured.
   *
   * @param windowMinutes length of a window; an hour is made of whole ones
   * @param correctableMinutes how long after its end a window is corrected by what comes late
   */
  public record Measuring(int windowMinutes, int correctableMinutes) {}

  /**
   * How devices that are heard tell of people.
   *
   * @param windowMinutes whoever was heard in the last so many minutes is there
   * @param worstAccuracyMeters positions that are less sure tell nothing
   * @param deviceShare of how many people the device is heard, where an area says nothing else
   * @param anchorHour hour of the day at which an area that never closes is anchored by devices
   */
  public record Presence(
      int windowMinutes, double worstAccuracyMeters, DeviceShare deviceShare, int anchorHour) {}

  /**
   * Where one level of service ends and the next begins, persons per square metre, rising from A to
   * F; a density equal to the bound belongs to the better level.
   */
  public record ServiceLevels(List<Double> walkway, List<Double> standing) {
    public ServiceLevels {
      walkway = List.copyOf(walkway);
      standing = List.copyOf(standing);
    }

    /** The bounds for a kind of area. */
    public List<Double> bounds(CrowdArea.Kind kind) {
      return switch (kind) {
        case WALKWAY -> walkway;
        case STANDING -> standing;
      };
    }
  }

  /**
   * At what the levels blue, yellow, orange and red are reached.
   *
   * @param capacityShares people over capacity, rising
   * @param densities persons per square metre, rising
   * @param fullInMinutes so soon the area will be full as it fills now, falling
   * @param fillingFromShare below this share of the capacity nobody asks when it will be full
   * @param fillingRates people more in a minute over capacity, rising
   * @param rateFromShare below this share of the capacity nobody asks how fast it fills
   * @param windows in a row that a level must be reached, or left, before it changes
   * @param fallBelowShare a level is left only below this share of its threshold
   */
  public record Warnings(
      List<Double> capacityShares,
      List<Double> densities,
      List<Double> fullInMinutes,
      double fillingFromShare,
      List<Double> fillingRates,
      double rateFromShare,
      int windows,
      double fallBelowShare) {
    public Warnings {
      capacityShares = List.copyOf(capacityShares);
      densities = List.copyOf(densities);
      fullInMinutes = List.copyOf(fullInMinutes);
      fillingRates = List.copyOf(fillingRates);
    }
  }

  /**
   * How the usual value for an hour and kind of day is learned.
   *
   * @param leastDays before so many were seen nothing is usual
   * @param mostDays so many are remembered
   * @param surgeScore so many deviations above the usual value is a surge
   */
  public record Usual(int leastDays, int mostDays, double surgeScore) {}

  /**
   * How a forecast is made.
   *
   * @param persistencePerHour how much of what is unusual now is left after an hour
   * @param farthestRatio what is unusual now counts at most by this factor; what is beyond counts
   *     as so many people
   * @param coverage share of forecasts whose interval should hold what comes
   * @param ratioPeople added to both sides of the ratio of what is there to what is usual, so that
   *     a handful at night does not forecast a crowd by day
   * @param errorsRemembered the interval follows from so many of the last errors
   */
  public record Forecast(
      double persistencePerHour,
      double farthestRatio,
      double coverage,
      double ratioPeople,
      int errorsRemembered) {}

  /**
   * What a counter cannot have seen.
   *
   * @param highestFlowPerMinuteMeter people across a metre of line in a minute
   * @param stuckMinutes the very same count for so long is a broken counter
   * @param unanchoredQuality quality of people counted before the first anchor, when nobody knows
   *     who was there when counting began
   */
  public record Counters(
      double highestFlowPerMinuteMeter, int stuckMinutes, double unanchoredQuality) {}

  /**
   * How people who are followed are measured.
   *
   * @param windowSeconds length of a window; a minute is made of whole ones
   * @param correctableSeconds how long after its end a window is corrected by what comes late
   * @param speedSeconds somebody's speed is how far they came in so long
   * @param lostSeconds who was not seen for longer is somebody new
   * @param fastestMetersPerSecond nobody runs faster: a step that would be is of somebody else
   * @param cellMeters nobody's Voronoi cell reaches farther
   * @param wholeFromShare an area of which more than this share is measured is known as a whole
   */
  public record Tracking(
      int windowSeconds,
      int correctableSeconds,
      double speedSeconds,
      double lostSeconds,
      double fastestMetersPerSecond,
      double cellMeters,
      double wholeFromShare) {}

  /**
   * What is told of cells of the city's grid and of the heat surface.
   *
   * @param usualDays for each kind of day and hour the usual value is learned from so many last
   *     days; 0: nothing is usual in cells, and nothing is kept of it
   */
  public record Cells(int usualDays) {}

  /**
   * How a trend is put in a word, by people more or fewer in a minute over the capacity of an area,
   * or over who is there in a cell.
   *
   * @param steadyShare less than this is none
   * @param fastShare from this on it is fast, which is seen at a glance; more than steadyShare
   */
  public record Trend(double steadyShare, double fastShare) {}

  /**
   * @param leastGroup smaller groups are not shown
   */
  public record Privacy(int leastGroup) {}
}
