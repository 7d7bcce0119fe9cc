package io.citygrid.standalone.replay;

import io.citygrid.city.mapping.UnusableValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay of loop detectors came to.
 *
 * @param values in the file; each is taken, refused, or unusable
 * @param deadLetters values that the city took and could not use, by reason
 * @param unusable how many fields are no values or have no time
 * @param firstUnusable the first of them, a hundred at most
 * @param refused values that the city did not take
 * @param metrics how many metric values the city published, corrections left out
 * @param freeFlow whether it is learned or the speed limit
 * @param workdayIndex mean index of the whole city on working days, 0 to 10, by hour of the day in
 *     its zone
 * @param freeDayIndex the same on days on which the city's calendar has nobody work
 * @param rushHours of working days: the hours whose index is above the mean of all by more than a
 *     third; of free days where the data has no others
 * @param shareByLevel share of segments and intervals in each level of congestion
 * @param slowest the segments with the most congested intervals, worst first, with their share
 * @param doubtful detectors of which some samples were not believed, with the share that was
 */
public record TrafficReport(
    long values,
    long taken,
    Map<String, Long> refused,
    Map<String, Long> deadLetters,
    long unusable,
    List<UnusableValue> firstUnusable,
    long metrics,
    String freeFlow,
    Map<Integer, Double> workdayIndex,
    Map<Integer, Double> freeDayIndex,
    List<Integer> rushHours,
    Map<String, Double> shareByLevel,
    Map<String, Double> slowest,
    Map<String, Double> doubtful)
    implements MeasuredReport {

  /** Whether every value of the file is counted once. */
  @Override
  public boolean addsUp() {
    return values == taken + refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The report for a person. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Values:        %,d, taken %,d, refused %s, unusable %,d",
        values,
        taken,
        refused,
        unusable);
    line(text, "Dead letters:  %s", deadLetters);
    firstUnusable.forEach(value -> line(text, "  %s", value.sentence()));
    line(text, "Metrics:       %,d values published", metrics);
    line(text, "Free flow:     %s", freeFlow);
    line(text, "Levels:");
    shareByLevel.forEach((level, share) -> line(text, "  %-14s %5.1f %%", level, 100 * share));
    indexLines(text, "working days", workdayIndex);
    indexLines(text, "free days", freeDayIndex);
    line(text, "Rush hours:    %s", rushHours);
    line(text, "Most congested segments:");
    slowest.forEach((segment, share) -> line(text, "  %-14s %5.1f %%", segment, 100 * share));
    line(text, "Doubtful detectors: %d", doubtful.size());
    doubtful.forEach(
        (detector, share) -> line(text, "  %-14s %5.1f %% usable", detector, 100 * share));
    return text.toString();
  }

  private static void indexLines(StringBuilder text, String days, Map<Integer, Double> index) {
    if (!index.isEmpty()) {
      line(text, "Index by hour, %s:", days);
    }
    index.forEach(
        (hour, value) ->
            line(
                text, "  %02d:00  %4.2f %s", hour, value, "#".repeat((int) Math.round(5 * value))));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
