package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.live.traffic.matching.PositionVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay of vehicle positions came to.
 *
 * @param values positions in the file; each is taken or refused
 * @param deadLetters positions that the city took and could not use, by reason
 * @param unusable how many rows are no position
 * @param firstUnusable the first of them, a hundred at most
 * @param vehicles ids that told a position
 * @param byVerdict what became of the positions that were taken
 * @param matchedShare share of the positions that were taken that are on a segment
 * @param truth how many are where they really were; null when the file does not tell
 * @param segments the city has
 * @param segmentsWithSpeed of them that got a speed at least once
 * @param metrics how many metric values the city published, corrections left out
 */
public record DriveReport(
    long values,
    long taken,
    Map<String, Long> refused,
    Map<String, Long> deadLetters,
    long unusable,
    List<UnusableValue> firstUnusable,
    int vehicles,
    Map<String, Long> byVerdict,
    double matchedShare,
    @Nullable Truth truth,
    int segments,
    long segmentsWithSpeed,
    long metrics)
    implements MeasuredReport {
  private static final int MOST_UNUSABLE = 100;

  /**
   * How the file's own truth compares.
   *
   * @param known positions of which the file tells the true road
   * @param onTrueRoad share of them that were put on it; one that is on no segment is not
   * @param onTrueSegment share of them that were put on the true segment, in the true direction
   */
  public record Truth(long known, double onTrueRoad, double onTrueSegment) {}

  /**
   * What came of sending.
   *
   * @param values in the file
   */
  record Sent(long values, long taken, Map<String, Long> refused, Map<String, Long> deadLetters) {}

  static DriveReport of(
      City city,
      Sent sent,
      List<UnusableValue> unusable,
      DriveTally.Verdicts verdicts,
      MetricSeries metrics) {
    Map<String, Long> byVerdict = new TreeMap<>();
    for (PositionVerdict verdict : PositionVerdict.values()) {
      byVerdict.put(verdict.name(), verdicts.byVerdict().getOrDefault(verdict, 0L));
    }
    long known = verdicts.known();
    return new DriveReport(
        sent.values(),
        sent.taken(),
        sent.refused(),
        sent.deadLetters(),
        unusable.size(),
        unusable.stream().limit(MOST_UNUSABLE).toList(),
        verdicts.vehicles(),
        byVerdict,
        sent.taken() == 0 ? 0 : verdicts.matched() / (double) sent.taken(),
        known == 0
            ? null
            : new Truth(
                known,
                verdicts.onTrueRoad() / (double) known,
                verdicts.onTrueSegment() / (double) known),
        city.roads().segments().size(),
        metrics
            .values()
            .map(MetricValue::key)
            .filter(key -> key.startsWith("traffic/segment/") && key.endsWith("/speed"))
            .distinct()
            .count(),
        metrics.size());
  }

  /** Whether every position of the file is counted once, and every one taken has its verdict. */
  @Override
  public boolean addsUp() {
    return values == taken + sum(refused) && taken == sum(byVerdict);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The report for a person. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Positions:     %,d of %,d vehicles, taken %,d, refused %s, unusable rows %,d",
        values,
        vehicles,
        taken,
        refused,
        unusable);
    firstUnusable.forEach(value -> line(text, "  %s", value.sentence()));
    line(text, "Dead letters:  %s", deadLetters);
    line(text, "Matched:       %.1f %% of the positions taken", 100 * matchedShare);
    byVerdict.forEach((verdict, count) -> line(text, "  %-17s %,8d", verdict, count));
    Truth compared = truth;
    if (compared != null) {
      line(
          text,
          "True road:     %.1f %% of %,d positions on it, %.1f %% on the true segment",
          100 * compared.onTrueRoad(),
          compared.known(),
          100 * compared.onTrueSegment());
    }
    line(text, "Segments:      %,d of %,d with a speed", segmentsWithSpeed, segments);
    line(text, "Metrics:       %,d values published", metrics);
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
