package io.citygrid.casework.evaluation;

import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.CaseTrace.Stretch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * 处置时长: how long the handling of cases took, in working time of the city's calendar: from the first
 * dispatch until the result was handed in, rework included, without the time for which a case was
 * put off.
 *
 * @param cases how many were handled
 * @param mean over them
 * @param percentile90 the shortest time in which at least nine tenths of them were handled (nearest
 *     rank)
 */
public record HandlingTime(long cases, Duration mean, Duration percentile90) {
  private static final int PERCENTILE = 90;
  private static final int PERCENT = 100;

  /** Of cases by the stretches in which each was being handled; empty of no cases. */
  public static Optional<HandlingTime> of(
      Collection<List<Stretch>> handlings, WorkingTime workingTime) {
    if (handlings.isEmpty()) {
      return Optional.empty();
    }
    long[] millis =
        handlings.stream()
            .mapToLong(stretches -> millis(stretches, workingTime))
            .sorted()
            .toArray();
    long sum = 0;
    for (long one : millis) {
      sum += one;
    }
    int rank = (millis.length * PERCENTILE + PERCENT - 1) / PERCENT;
    return Optional.of(
        new HandlingTime(
            millis.length,
            Duration.ofMillis(sum / millis.length),
            Duration.ofMillis(millis[rank - 1])));
  }

  private static long millis(List<Stretch> stretches, WorkingTime workingTime) {
    return stretches.stream()
        .mapToLong(stretch -> workingTime.between(stretch.from(), stretch.to()).toMillis())
        .sum();
  }
}
