package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;

/**
 * Watches one segment for incidents: its speed drops suddenly against what it was, and the segment
 * downstream does not share the drop, because traffic flows freely behind whatever blocks the road;
 * a queue that spills back from there is no incident of this segment (the comparison of neighbours
 * of the California algorithms, Payne and Tignor 1978, on speeds). Fed with each interval once, in
 * order. Flat, stored in state.
 *
 * @param usualKmh mean of the speeds before the drop, the newest weighing most; NaN before the
 *     first
 * @param drops intervals in a row with a drop
 * @param sinceMillis start of the first of them, epoch milliseconds
 * @param raised whether an incident is raised
 */
public record IncidentWatch(double usualKmh, int drops, long sinceMillis, boolean raised) {
  /** Nothing was seen yet. */
  public static final IncidentWatch NEW = new IncidentWatch(Double.NaN, 0, 0, false);

  /**
   * With the next interval.
   *
   * @param downstreamKmh mean speed of the next segments downstream; NaN when it is not known, then
   *     the drop alone decides
   */
  public IncidentWatch with(
      long intervalMillis, double kmh, double downstreamKmh, TrafficRules.Incidents rules) {
    if (Double.isNaN(usualKmh)) {
      return new IncidentWatch(kmh, 0, 0, false);
    }
    if (raised) {
      return kmh >= rules.clearShare() * usualKmh ? calm(kmh, rules) : this;
    }
    boolean isDrop =
        kmh < rules.dropShare() * usualKmh && !(kmh >= rules.neighbourShare() * downstreamKmh);
    if (!isDrop) {
      return calm(kmh, rules);
    }
    long since = drops == 0 ? intervalMillis : sinceMillis;
    int lasting = drops + 1;
    return new IncidentWatch(usualKmh, lasting, since, lasting >= rules.holdIntervals());
  }

  private IncidentWatch calm(double kmh, TrafficRules.Incidents rules) {
    double usual = (1 - rules.newestWeight()) * usualKmh + rules.newestWeight() * kmh;
    return new IncidentWatch(usual, 0, 0, false);
  }
}
