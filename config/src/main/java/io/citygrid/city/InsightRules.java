package io.citygrid.city;

import java.util.List;

/**
 * What stands out among cases and alerts, and how sure one has to be of it.
 *
 * @param reviewMinutes it is looked so often; a day is a multiple of it
 * @param quietHours a finding ends when it was not found for so long
 * @param updateHours what changed about a finding is told at most that often
 * @param windowsDays lengths of the sliding windows in days, rising
 * @param usualDays so many days before a window say what is usual
 * @param leastUsualDays of so many of them cases have to be known, or nothing is said
 * @param leastRatio so many times what is usual there must be: what is only a little more may be
 *     sure, but helps nobody
 * @param leaveOut codes of categories that the city's own crews tell of in batches: no news
 * @param falseShare at most this share of what is found by comparison is expected to be chance
 */
public record InsightRules(
    int reviewMinutes,
    int quietHours,
    int updateHours,
    List<Integer> windowsDays,
    int usualDays,
    int leastUsualDays,
    double leastRatio,
    List<String> leaveOut,
    double falseShare,
    LeastCases leastCases,
    Clusters clusters,
    Departments departments,
    Devices devices) {
  public InsightRules {
    windowsDays = List.copyOf(windowsDays);
    leaveOut = List.copyOf(leaveOut);
  }

  /** Fewer cases in a window never stand out: of a business, of a category in a cell or an area. */
  public record LeastCases(int ofBusiness, int inCell, int inArea) {}

  /**
   * The scan for clusters of a category.
   *
   * @param days of so many days cases are scanned
   * @param mostDays a cluster is at most so many days old
   * @param mostShare and holds at most this share of the category's cases
   * @param mostMeters and is at most so wide around its centre
   * @param falseAlarmDays in a city where nothing clusters, all categories together show one about
   *     once in so many days
   */
  public record Clusters(
      int days,
      int mostDays,
      double mostShare,
      double mostMeters,
      int leastCases,
      int falseAlarmDays) {}

  /**
   * Departments that fall behind.
   *
   * @param days cases are looked at that were due in so many days
   * @param leastCases of fewer nothing is said
   */
  public record Departments(int days, int leastCases) {}

  /**
   * Devices that cry wolf.
   *
   * @param days alerts of so many days are looked at
   * @param leastAlerts of fewer nothing is said
   * @param leastShare so many of them were false, as a share
   * @param briefMinutes an alert that is over sooner, and that nobody confirmed, was false
   */
  public record Devices(int days, int leastAlerts, double leastShare, int briefMinutes) {}

  /** A case or an alert that is older than so many days counts for nothing. */
  public int horizonDays() {
    int longest = Math.max(departments.days(), devices.days());
    for (int window : windowsDays) {
      longest = Math.max(longest, window);
    }
    return Math.max(usualDays + longest, clusters.days()) + 1;
  }
}
