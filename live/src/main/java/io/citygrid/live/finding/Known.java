package io.citygrid.live.finding;

import io.citygrid.city.City;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What is known at the moment of a review.
 *
 * @param cases each as it is, in no order
 * @param alerts the same, by id
 * @param heardSinceMillis when the first of all was heard: what was before that nobody knows
 * @param atMillis the moment
 */
record Known(
    City city, List<SeenCase> cases, List<SeenAlert> alerts, long heardSinceMillis, long atMillis) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  Known {
    cases = List.copyOf(cases);
    alerts = alerts.stream().sorted(Comparator.comparing(SeenAlert::alertId)).toList();
  }

  /** The cases that are a matter of their own, may be news, and had come by now; in no order. */
  List<SeenCase> matters() {
    List<String> leftOut = city.insight().leaveOut();
    return cases.stream()
        .filter(one -> one.counts() && one.cameMillis() <= atMillis)
        .filter(one -> !leftOut.contains(one.category()))
        .toList();
  }

  /** The day of a moment: 0 for the 24 hours up to now, -1 for those before, and so on. */
  int day(long millis) {
    return Math.toIntExact(-Math.floorDiv(atMillis - millis, DAY));
  }

  /** The first day all of which is known. */
  int firstDay() {
    return day(heardSinceMillis) + 1;
  }
}
