package io.citygrid.city;

import java.util.List;

/** The city's numbers for flow between its areas. */
public record FlowRules(Measuring measuring, Stays stays, Trips trips, CrowdRules.Usual usual) {

  /**
   * In what time, and between which areas, trips are counted.
   *
   * @param intervalMinutes length of an interval; an hour is made of whole ones
   * @param correctableMinutes how late a position may be and still correct what was told
   * @param levels between whose areas trips are counted, each level for itself
   */
  public record Measuring(int intervalMinutes, int correctableMinutes, List<AreaLevel> levels) {
    public Measuring {
      levels = List.copyOf(levels);
    }
  }

  /**
   * What a stay is.
   *
   * @param minutes whoever is heard for so long in one place stays there; who does not passes
   * @param radiusMeters one place is so far at most from the first position in it
   * @param longestSilenceMinutes after a longer silence nobody knows whether someone who had not
   *     stayed yet was there meanwhile
   */
  public record Stays(int minutes, double radiusMeters, int longestSilenceMinutes) {}

  /**
   * What a trip is.
   *
   * @param longestMinutes between two stays that are farther apart in time nobody knows the way
   */
  public record Trips(int longestMinutes) {}
}
