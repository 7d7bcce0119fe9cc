package io.citygrid.live.insight;

import java.util.List;

/**
 * More cases close together in space and time than chance explains.
 *
 * @param center id of the zone in its middle
 * @param radiusMeters to the farthest of its zones; 0 for one zone alone
 * @param zones ids, the nearest to the centre first
 * @param firstDay of the days looked at, counted from 0
 * @param lastDay the same
 * @param observed how many cases
 * @param expected how many place and days alone explain
 * @param logRatio how much better a cluster explains them, as logarithm of a likelihood ratio
 * @param p how often at least as good a one is found where there is none
 * @param caseIds the cases it rests on
 */
public record CaseCluster(
    String center,
    double radiusMeters,
    List<String> zones,
    int firstDay,
    int lastDay,
    int observed,
    double expected,
    double logRatio,
    double p,
    List<String> caseIds) {

  /** Asked once a day, chance alone shows such a one about once in so many days. */
  public double recurrenceDays() {
    return 1 / p;
  }
}
