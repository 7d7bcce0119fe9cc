package io.citygrid.api.history;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a metric usually is at each time of day: over comparable days the median, and the quartiles
 * around it, which a single odd day hardly moves. A quarter of an hour in which a day has no value
 * rests on the others.
 *
 * @param quarters by local time of day; those that no day has are left out
 */
public record UsualDay(List<Quarter> quarters) {
  private static final double LOW = 0.25;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.75;

  /**
   * A quarter of an hour of the usual day.
   *
   * @param days how many days it rests on
   */
  public record Quarter(LocalTime at, double low, double median, double high, int days) {}

  public UsualDay {
    quarters = List.copyOf(quarters);
  }

  /**
   * The usual day over these points.
   *
   * @param points quarters of an hour of comparable days; of the hour that comes twice both count
   */
  static UsualDay over(List<HistoryPoint> points, ZoneId zone) {
    Map<LocalTime, Map<LocalDate, List<Double>>> byTime = new TreeMap<>();
    for (HistoryPoint point : points) {
      var local = point.at().atZone(zone);
      byTime
          .computeIfAbsent(local.toLocalTime(), time -> new TreeMap<>())
          .computeIfAbsent(local.toLocalDate(), date -> new ArrayList<>())
          .add(point.mean());
    }
    List<Quarter> quarters = new ArrayList<>();
    byTime.forEach(
        (time, ofDays) -> {
          List<Double> means = new ArrayList<>();
          ofDays.values().forEach(means::addAll);
          Collections.sort(means);
          quarters.add(
              new Quarter(
                  time,
                  quantile(means, LOW),
                  quantile(means, MIDDLE),
                  quantile(means, HIGH),
                  ofDays.size()));
        });
    return new UsualDay(quarters);
  }

  /** Between the two nearest of sorted values, linearly (Hyndman and Fan 1996, type 7). */
  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }
}
