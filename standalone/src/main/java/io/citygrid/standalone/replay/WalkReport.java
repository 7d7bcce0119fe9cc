package io.citygrid.standalone.replay;

import io.citygrid.city.mapping.UnusableValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay of trajectories came to.
 *
 * @param rows of the file that are places of people; each is in a frame that is taken or refused
 * @param taken rows in frames that the city took
 * @param refused rows in frames that it did not take
 * @param refusedFrames frames that it did not take, by why
 * @param deadLetters frames that it took and could not use, by reason
 * @param unusable how many rows are none
 * @param firstUnusable the first of them, a hundred at most
 * @param metrics how many metric values the city published, corrections left out
 * @param recordings by measuring area
 */
public record WalkReport(
    long rows,
    long taken,
    long refused,
    Map<String, Long> refusedFrames,
    Map<String, Long> deadLetters,
    long unusable,
    List<UnusableValue> firstUnusable,
    long metrics,
    List<Recording> recordings)
    implements MeasuredReport {
  private static final double PER_MINUTE = 60;

  /**
   * A measuring area that was recorded.
   *
   * @param people numbers of people in the file
   * @param frames with anybody in them
   * @param framesMissing between the first and the last one, by how many the camera takes a second
   * @param broken steps that nobody can make: the number went over to somebody else
   * @param windows that were measured
   * @param forward people across the line from its right to its left
   * @param backward the other way
   * @param mostFlow of a window, both ways, people per metre and minute
   * @param highestFlow what the city believes of a counter at most, likewise
   * @param mostDensity of a window, by Voronoi cells, persons per square metre
   * @param meanStaySeconds of those who were seen coming and leaving, mean over windows
   * @param shareByService share of windows in each level of service
   * @param diagram speed and flow by density
   */
  public record Recording(
      String measuringArea,
      long people,
      long frames,
      long framesMissing,
      long broken,
      long windows,
      long forward,
      long backward,
      double mostFlow,
      double highestFlow,
      double mostDensity,
      double meanStaySeconds,
      Map<String, Double> shareByService,
      List<Point> diagram) {}

  /**
   * A point of the fundamental diagram.
   *
   * @param windows that it is the mean of
   * @param density by Voronoi cells, persons per square metre
   * @param speed metres per second
   * @param weidmannSpeed what Weidmann's formula gives for the density
   * @param specificFlow density times speed, people per metre and minute
   */
  public record Point(
      long windows, double density, double speed, double weidmannSpeed, double specificFlow) {}

  /** Whether every row of the file is counted once. */
  @Override
  public boolean addsUp() {
    return rows == taken + refused;
  }

  /** The report for a person. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Rows:          %,d, taken %,d, refused %,d, unusable %,d",
        rows,
        taken,
        refused,
        unusable);
    line(text, "Refused:       %s", refusedFrames);
    line(text, "Dead letters:  %s", deadLetters);
    firstUnusable.forEach(value -> line(text, "  %s", value.sentence()));
    line(text, "Metrics:       %,d values published", metrics);
    recordings.forEach(recording -> recording(text, recording));
    return text.toString();
  }

  private static void recording(StringBuilder text, Recording recording) {
    line(text, "Measuring area %s:", recording.measuringArea());
    line(
        text,
        "  %,d people in %,d frames (%,d missing), %,d windows, %,d steps that nobody can make",
        recording.people(),
        recording.frames(),
        recording.framesMissing(),
        recording.windows(),
        recording.broken());
    line(
        text,
        "  across the line: %,d forward, %,d backward; at most %.0f a metre and minute (%s %.0f)",
        recording.forward(),
        recording.backward(),
        recording.mostFlow(),
        recording.mostFlow() > recording.highestFlow() ? "ABOVE the safe" : "safe up to",
        recording.highestFlow());
    line(
        text,
        "  densest window: %.2f persons/m²; stay %.1f s on average",
        recording.mostDensity(),
        recording.meanStaySeconds());
    recording
        .shareByService()
        .forEach((level, share) -> line(text, "  level %s %8.1f %%", level, 100 * share));
    line(text, "  density    speed  (Weidmann)   flow per metre and minute (Weidmann)   windows");
    for (Point point : recording.diagram()) {
      line(
          text,
          "  %4.2f /m²  %4.2f m/s (%4.2f)   %6.1f (%6.1f) %s %4d",
          point.density(),
          point.speed(),
          point.weidmannSpeed(),
          point.specificFlow(),
          point.density() * point.weidmannSpeed() * PER_MINUTE,
          "#".repeat((int) Math.min(40, Math.round(point.specificFlow() / 2))),
          point.windows());
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
