package io.citygrid.standalone.replay;

import io.citygrid.city.mapping.UnusableValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay of people counters came to.
 *
 * @param counts in the file that are counts; each is taken or refused
 * @param deadLetters counts that the city took and could not use, by reason
 * @param unusable how many rows of the file are no counts
 * @param firstUnusable the first of them, a hundred at most
 * @param refused counts that the city did not take
 * @param metrics how many metric values the city published, corrections left out
 * @param shareByService share of areas and windows in each level of service
 * @param surgeHoursByDay hours of surge of all areas together, by day in the city's zone
 * @param surges areas that surged for long on a day, the longest first
 * @param forecasts how good forecasts were, by minutes ahead
 * @param faults windows of each counter with counts that were not believed, by kind of fault
 * @param doubtful counters of which some counts were not believed, with the share that was
 */
public record CrowdReport(
    long counts,
    long taken,
    Map<String, Long> refused,
    Map<String, Long> deadLetters,
    long unusable,
    List<UnusableValue> firstUnusable,
    long metrics,
    Map<String, Double> shareByService,
    Map<String, Long> surgeHoursByDay,
    List<Surge> surges,
    Map<String, Forecasts> forecasts,
    Map<String, Map<String, Long>> faults,
    Map<String, Double> doubtful)
    implements MeasuredReport {

  /**
   * An area that surged on a day.
   *
   * @param day in the city's zone
   * @param hours of surge
   * @param mostTimesUsual the greatest number of people over the usual one
   */
  public record Surge(String day, String area, String name, long hours, double mostTimesUsual) {}

  /**
   * Mean absolute errors, people, means over areas.
   *
   * @param areas with forecasts that could be compared
   * @param betterThanBoth of them with a smaller error than both baselines
   */
  public record Forecasts(
      long areas, long betterThanBoth, double error, double lastValue, double lastWeek) {}

  /** Whether every count of the file is counted once. */
  @Override
  public boolean addsUp() {
    return counts == taken + refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The report for a person. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Counts:        %,d, taken %,d, refused %s, unusable rows %,d",
        counts,
        taken,
        refused,
        unusable);
    line(text, "Dead letters:  %s", deadLetters);
    firstUnusable.forEach(value -> line(text, "  %s", value.sentence()));
    line(text, "Metrics:       %,d values published", metrics);
    line(text, "Levels of service:");
    shareByService.forEach((level, share) -> line(text, "  %-14s %5.1f %%", level, 100 * share));
    line(text, "Hours of surge by day, all areas:");
    surgeHoursByDay.forEach(
        (day, hours) ->
            line(text, "  %s  %4d %s", day, hours, "#".repeat((int) Math.min(60, hours / 5))));
    line(text, "Longest surges:");
    surges.forEach(
        surge ->
            line(
                text,
                "  %s  %-32s %3d hours, up to %.1f times the usual",
                surge.day(),
                surge.name(),
                surge.hours(),
                surge.mostTimesUsual()));
    line(text, "Forecasts (mean absolute error in people, mean over areas):");
    forecasts.forEach(
        (minutes, each) ->
            line(
                text,
                "  %s min: %.1f; last value %.1f; same hour last week %.1f;"
                    + " better than both in %d of %d areas",
                minutes,
                each.error(),
                each.lastValue(),
                each.lastWeek(),
                each.betterThanBoth(),
                each.areas()));
    line(text, "Doubtful counters: %d", doubtful.size());
    doubtful.forEach(
        (counter, share) ->
            line(
                text,
                "  %-14s %5.1f %% usable, windows with faults %s",
                counter,
                100 * share,
                faults.getOrDefault(counter, Map.of())));
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
