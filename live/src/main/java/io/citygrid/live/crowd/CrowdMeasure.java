package io.citygrid.live.crowd;

import io.citygrid.city.view.CrowdSource;
import java.util.List;
import java.util.SortedMap;

/**
 * An area in one window.
 *
 * @param startMillis of the window, epoch milliseconds
 * @param version how much it rests on; more is newer
 * @param people at its end; NaN when nothing tells
 * @param source what tells
 * @param peopleError share by which people may be wrong, at 95 % confidence, when they are
 *     estimated from devices heard; NaN otherwise
 * @param inPerMinute who came; NaN when no counter knows
 * @param outPerMinute who left; NaN likewise
 * @param passingPerMinute who passed counters without direction; NaN when there are none
 * @param trendPerMinute growth since the window before; NaN when that told nothing
 * @param present devices heard; NaN when none were
 * @param presentError share by which they may be wrong, at 95 % confidence; NaN likewise
 * @param driftPerDay people a day by which counters drifted between the last two anchors
 * @param quality in [0, 1]
 * @param counters of each counter that told something, what was wrong with its counts, one by one
 */
public record CrowdMeasure(
    long startMillis,
    long version,
    double people,
    CrowdSource source,
    double peopleError,
    double inPerMinute,
    double outPerMinute,
    double passingPerMinute,
    double trendPerMinute,
    double present,
    double presentError,
    double driftPerDay,
    double quality,
    SortedMap<String, List<CounterFault>> counters) {

  /** Whether anything tells of people. */
  public boolean isTold() {
    return !Double.isNaN(people);
  }

  /** People came less people left, per minute; by the trend where no counter knows. */
  public double netPerMinute() {
    if (source == CrowdSource.COUNTERS
        || source == CrowdSource.TRACKS && !Double.isNaN(inPerMinute)) {
      return inPerMinute - outPerMinute;
    }
    return Double.isNaN(trendPerMinute) ? 0 : trendPerMinute;
  }
}
