package io.citygrid.live.crowd;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the measuring areas of a crowd area come to in a window: how dense the latest of their short
 * windows were, and who came and left in all of them.
 *
 * @param density persons per square metre of all measured parts together
 * @param squareMeters of the measured parts
 * @param quality of the latest short windows, weighed by size
 */
record TrackedSum(double density, double squareMeters, long in, long out, double quality) {

  /** Of at least one. */
  static TrackedSum of(List<TrackedPeople> tracked) {
    Map<String, TrackedPeople> latest = new TreeMap<>();
    tracked.stream()
        .sorted(Comparator.comparingLong(TrackedPeople::startMillis))
        .forEach(each -> latest.put(each.measuringArea(), each));
    double people = latest.values().stream().mapToDouble(TrackedPeople::people).sum();
    double meters = latest.values().stream().mapToDouble(TrackedPeople::squareMeters).sum();
    double told =
        latest.values().stream().mapToDouble(each -> each.quality() * each.squareMeters()).sum();
    return new TrackedSum(
        people / meters,
        meters,
        tracked.stream().mapToLong(TrackedPeople::in).sum(),
        tracked.stream().mapToLong(TrackedPeople::out).sum(),
        told / meters);
  }
}
